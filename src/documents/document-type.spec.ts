import { readFile } from 'node:fs/promises';
import { aCompoundFile, aDocx, aHeic, aJpeg, aPdf, aPng, aWebp, aZip, anXlsx, inGb18030 } from '../../test/support/sample-documents.js';
import { documentType } from './document-type.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('what may be kept', () => {
  const kept: readonly (readonly [string, () => Buffer | Promise<Buffer>, string])[] = [
    ['a PDF', () => aPdf(), 'application/pdf'],
    ['a photograph', () => aJpeg(), 'image/jpeg'],
    ['a picture', () => aPng('工资条'), 'image/png'],
    ['a WebP picture', aWebp, 'image/webp'],
    ['a phone\'s photograph', aHeic, 'image/heic'],
    ['a Word document', () => aDocx(), DOCX],
    ['a workbook', anXlsx, XLSX],
    ['a real workbook', () => readFile(new URL('../../test/fixtures/roster-59.xlsx', import.meta.url)), XLSX],
    ['an old Word document', () => aCompoundFile(['1Table', 'WordDocument', 'Data', 'ObjectPool', '\u0005SummaryInformation']), 'application/msword'],
    ['an old workbook', () => aCompoundFile(['Workbook']), 'application/vnd.ms-excel'],
    ['text', () => Buffer.from('职工签名：王某，a < b, x@y\n'), 'text/plain'],
    ['text with a byte order mark', () => Buffer.from('\uFEFF姓名,金额\r\n王某,3000\r\n'), 'text/plain'],
    ['text in GB18030', () => inGb18030('姓名,金额\r\n王某,3000\r\n'), 'text/plain'],
    ['a bank\'s file', () => readFile(new URL('../../test/fixtures/bank-return-2025-01-05.csv', import.meta.url)), 'text/plain'],
  ];
  it.each(kept)('%s', async (_, make, type) => expect(await documentType(await make())).toBe(type));
});

describe('what is not', () => {
  const refused: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
    ['nothing', () => Buffer.alloc(0)],
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a drawing after a declaration', () => Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg/>')],
    ['a page', () => Buffer.from('<!DOCTYPE html><html></html>')],
    ['a page behind text', () => Buffer.from(`${'说明'.repeat(1000)}\n< SCRIPT src=x></script>`)],
    ['a page in GB18030', () => inGb18030('工资<html><body>')],
    ['a page in UTF-16', () => Buffer.from('\uFEFF<html>', 'utf16le')],
    ['a shell script', () => Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a program', () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0', 'latin1'), Buffer.alloc(200)])],
    ['an ELF program', () => Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(200)])],
    ['bytes that are nothing', () => Buffer.from([0, 1, 2, 3, 255, 254, 0, 9])],
    ['a PDF with a script', () => aPdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')],
    ['a PDF that starts a program', () => aPdf('/OpenAction<</S/Launch/F(cmd.exe)>>')],
    ['a PDF behind a page', () => Buffer.concat([Buffer.from('<html><script>1</script>\n'), aPdf()])],
    ['a PDF that is a page', () => Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>\n'), aPdf()])],
    ['half a PDF', () => Buffer.from('%PDF-1.4\n1 0 obj')],
    ['a photograph with a script', () => aJpeg('<script>alert(1)</script>')],
    ['half a photograph', () => aJpeg().subarray(0, -2)],
    ['a picture with a page', () => aPng('<!DOCTYPE HTML><body>')],
    ['half a picture', () => aPng().subarray(0, 30)],
    ['a plain archive', () => aZip({ 'a.txt': 'x' })],
    ['a document with macros', () => aDocx({ 'word/vbaProject.bin': 'x' })],
    ['a document without its main part', () => aZip({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': 'x' })],
    ['half a document', async () => (await aDocx()).subarray(0, -30)],
    ['a workbook with a password', () => aCompoundFile(['EncryptedPackage', 'EncryptionInfo'])],
    ['an old workbook with macros', () => aCompoundFile(['Workbook', '_VBA_PROJECT_CUR', 'VBA'])],
    ['an installer', () => aCompoundFile(['!_StringData'])],
    ['half a compound file', () => aCompoundFile(['WordDocument']).subarray(0, 700)],
    ['a compound file that leads in a circle', () => { const bytes = aCompoundFile(['WordDocument']); bytes.writeUInt32LE(1, 512 + 4); return bytes; }],
    ['an animation', () => Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.alloc(40)])],
  ];
  it.each(refused)('%s', async (_, make) => expect(await documentType(await make())).toBeNull());
});
