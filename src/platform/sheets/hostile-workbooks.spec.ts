import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { HostileSheets, XML, flood, inlineRows, workbookXml } from '../../../test/support/hostile-sheets.js';
import type { WorkbookParts } from '../../../test/support/hostile-sheets.js';
import { SheetError } from './sheet-error.js';
import { sheetErrorMessage } from './sheet-error-message.js';
import type { SheetLimits } from './sheet-limits.js';
import { readSheet } from './sheet-reader.js';

/** What a reader may keep in memory. Time is bounded by the test's own patience: unbounded work would not end within it. */
const MAX_GROWTH = 100_000_000;

let sheets: HostileSheets;
beforeAll(async () => {
  sheets = await HostileSheets.create();
});
afterAll(() => sheets.remove());

interface Outcome {
  code: string;
  rows: number;
  growth: number;
}

async function outcome(file: string, limits?: Partial<SheetLimits>): Promise<Outcome> {
  const memory = process.memoryUsage().rss;
  let rows = 0;
  let code = 'read';
  try {
    for await (const _row of readSheet(file, limits)) rows++;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    code = error.code;
    expect(sheetErrorMessage(error)).toMatch(/[\u4e00-\u9fff]/);
  }
  return { code, rows, growth: process.memoryUsage().rss - memory };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ONE = inlineRows([['一']]);
const openCell = '<row r="1"><c r="A1" t="inlineStr"><is><t>';

const BOMBS: readonly [string, () => WorkbookParts, string][] = [
  ['a cell of 300 MB', () => ({ sheet: flood('A', 300_000_000, openCell, '</t></is></c></row>') }), 'partTooLarge'],
  ['a cell of 10 MB', () => ({ sheet: flood('A', 10_000_000, openCell, '</t></is></c></row>') }), 'cellTooLong'],
  ['shared strings of 80 MB', () => ({ sheet: ONE, strings: flood('<si><t>abcdefgh</t></si>', 80_000_000) }), 'partTooLarge'],
  ['a million shared strings and more', () => ({ sheet: ONE, strings: flood('<si/>', 6_000_000) }), 'tooManyStrings'],
  ['a shared string of 10 MB', () => ({ sheet: ONE, strings: flood('A', 10_000_000, '<si><t>', '</t></si>') }), 'cellTooLong'],
  ['one long shared string in every cell', () => ({ sheet: flood(`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`, 20_000_000), strings: `<si><t>${'长'.repeat(32_000)}</t></si>` }), 'partTooLarge'],
  ['a million empty rows', () => ({ sheet: flood('<row/>', 6_000_000) }), 'tooManyBlankRows'],
  ['a million rows of styled blanks', () => ({ sheet: flood(`<row>${'<c s="1"/>'.repeat(18)}</row>`, 200_000_000) }), 'tooManyBlankRows'],
  ['more rows than anybody needs', () => ({ sheet: flood('<row><c><v>1</v></c></row>', 4_000_000) }), 'tooManyRows'],
  ['cells far apart', () => ({ sheet: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }), 'tooManyRows'],
  ['200 columns', () => ({ sheet: inlineRows([Array.from({ length: 200 }, (_, place) => `列${place}`)]) }), 'tooManyColumns'],
  ['a row without end', () => ({ sheet: flood('<c/>', 5_000_000, '<row>', '</row>') }), 'tooManyColumns'],
  ['an attribute of 10 MB', () => ({ sheet: flood('A', 10_000_000, '<row r="1"><c r="', '"/></row>') }), 'cellTooLong'],
  ['a comment of 10 MB', () => ({ sheet: flood('A', 10_000_000, '<!--', '-->') }), 'cellTooLong'],
  ['a tower of elements', () => ({ sheet: flood('<a>', 3_000_000) }), 'damaged'],
  ['merged ranges without end', () => ({ sheet: flood('<mergeCell ref="A1:B1"/>', 20_000_000, `${ONE}</sheetData><mergeCells>`, '</mergeCells><sheetData>') }), 'partTooLarge'],
  ['entities in a DTD', () => ({ sheet: `${XML}<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>${openCell}&b;</t></is></c></row></sheetData></worksheet>` }), 'doctype'],
  ['an outside entity in the shared strings', () => ({ sheet: ONE, strings: `${XML}<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>` }), 'doctype'],
];

describe('a bomb', () => {
  it.each(BOMBS)('is refused in little memory: %s', async (_name, parts, code) => {
    const file = await sheets.workbook('bomb.xlsx', parts());
    const { code: got, growth } = await outcome(file);
    expect(got).toBe(code);
    expect(growth).toBeLessThan(MAX_GROWTH);
  });

  it('that declares a small size is found while it unpacks', async () => {
    const file = await sheets.workbook('liar.xlsx', { sheet: flood('<row/>', 3_000_000) });
    const bytes = await readFile(file);
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    expect(bytes.readUInt32LE(entry)).toBe(0x02014b50);
    bytes.writeUInt32LE(1_000, entry + 24);
    expect((await outcome(await sheets.file('liar.xlsx', bytes), { blankRows: 10_000_000, rows: 10_000_000 })).code).toBe('damaged');
  });
});

describe('a file that is no readable workbook', () => {
  it.each<[string, WorkbookParts, string]>([
    ['an index beyond the shared strings', { sheet: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings: '<si><t>一</t></si>' }, 'damaged'],
    ['shared strings missing', { sheet: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }, 'damaged'],
    ['rows out of order', { sheet: '<row r="5"><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>' }, 'damaged'],
    ['a row number that is none', { sheet: '<row r="x"><c><v>1</v></c></row>' }, 'damaged'],
    ['a row within a row', { sheet: '<row><row/></row>' }, 'damaged'],
    ['a reference without column', { sheet: '<row r="1"><c r="1"><v>1</v></c></row>' }, 'damaged'],
    ['XML that breaks off', { sheet: `${XML}<worksheet><sheetData>${ONE}` }, 'damaged'],
    ['an unknown entity', { sheet: inlineRows([['一']]).replace('一', '&nbsp;') }, 'damaged'],
    ['bytes that are not UTF-8', { sheet: inlineRows([['é']]), encode: (xml) => Buffer.from(xml, 'latin1') }, 'damaged'],
    ['all sheets hidden', { sheet: ONE, workbook: workbookXml([{ id: 'rId1', state: 'hidden' }]) }, 'noVisibleSheet'],
    ['no worksheet', { sheet: ONE, workbook: workbookXml([]) }, 'notAWorkbook'],
    ['a sheet whose part is missing', { sheet: ONE, workbook: workbookXml([{ id: 'rId2' }]) }, 'notAWorkbook'],
    ['an empty sheet', { sheet: '' }, 'emptyFile'],
  ])('gets its code: %s', async (_name, parts, code) => {
    expect((await outcome(await sheets.workbook('broken.xlsx', parts))).code).toBe(code);
  });

  it('is refused when broken off anywhere, or with a bit turned', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => [`职工${row}`, String(row * 7919)]);
    const good = await readFile(await sheets.workbook('good.xlsx', { sheet: inlineRows(rows) }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), async (length) => {
        const { code } = await outcome(await sheets.file('cut.xlsx', good.subarray(0, length)));
        expect(code).toBe('damaged');
      }),
      { numRuns: 40 },
    );
    const inSheet = good.indexOf('xl/worksheets/sheet1.xml') + 200;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 7 }), async (offset, bit) => {
        const bad = Buffer.from(good);
        bad.writeUInt8(bad.readUInt8(inSheet + offset) ^ (1 << bit), inSheet + offset);
        const { code } = await outcome(await sheets.file('flipped.xlsx', bad));
        expect(code).not.toBe('read');
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Buffer, string]>([
    ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000), Buffer.from('Workbook', 'utf16le')]), 'legacyXls'],
    ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(65_500), Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'notAWorkbook'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'notAWorkbook'],
    ['an empty zip', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]), 'notAWorkbook'],
    ['the start of a zip', Buffer.from('PK\x03\x04'), 'damaged'],
    ['nothing', Buffer.alloc(0), 'emptyFile'],
  ])('is told by its content: %s', async (_name, content, code) => {
    expect((await outcome(await sheets.file('content.xlsx', content))).code).toBe(code);
  });

  it('is too large as it comes', async () => {
    const file = await sheets.workbook('large.xlsx', { sheet: ONE });
    expect((await outcome(file, { fileBytes: 100 })).code).toBe('fileTooLarge');
    expect((await outcome(file, { parts: 3 })).code).toBe('tooManyParts');
    expect((await outcome(file, { partBytes: 100 })).code).toBe('partTooLarge');
  });

  it('lets the file system speak when there is no file', async () => {
    await expect(readSheet('/nowhere/none.xlsx').next()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has a sheet named by prefix main only', async () => {
    const file = await sheets.workbook('ns.xlsx', { sheet: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${ONE}</sheetData></worksheet>` });
    expect(await outcome(file)).toMatchObject({ code: 'read', rows: 1 });
  });
});

describe('a large honest workbook', () => {
  it('is read row by row in little memory', async () => {
    const row = `<row>${['<c t="inlineStr"><is><t>职工姓名</t></is></c>', '<c><v>25067.14</v></c>'.repeat(17)].join('')}</row>`;
    const file = await sheets.workbook('large.xlsx', { sheet: flood(row, 14_000_000) });
    const { code, rows, growth } = await outcome(file);
    expect({ code, many: rows > 25_000 }).toEqual({ code: 'read', many: true });
    expect(growth).toBeLessThan(MAX_GROWTH);
  });
});
