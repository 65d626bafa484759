import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { flood, HostileSheets, inlineRows, workbookXml, XML } from '../support/hostile-sheets.js';
import { settled } from '../support/imports.js';
import { ledgerFaults, ledgerOf } from '../support/repayment-steps.js';
import { accountOf, returnDesk, type ReturnDesk } from '../support/return-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let sheets: HostileSheets;
let desk: ReturnDesk;
let rssBefore: number;
beforeAll(async () => {
  t = await createTestApp({ now: '2025-01-06T02:00:00Z' });
  sheets = await HostileSheets.create();
  desk = await returnDesk(t, [{ wages: 1_000_00 }, { wages: 800_00 }]);
  rssBefore = process.memoryUsage().rss;
});
afterAll(async () => {
  await sheets.remove();
  await t.close();
});

const HEADING = ['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'];
const row = (yuan: string, ...changes: string[]): string[] => ['1', '职工甲', accountOf(0), yuan, '2025-01-05', '成功', '', ...changes];
const csv = (...rows: string[][]): Buffer => Buffer.from(rows.map((cells) => cells.join(',')).join('\r\n'));
const cell = (value: string): string => `<row r="1">${HEADING.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row r="2"><c><v>1</v></c><c t="inlineStr"><is><t>职工甲</t></is></c><c t="inlineStr"><is><t>${accountOf(0)}</t></is></c>${value}<c t="inlineStr"><is><t>2025-01-05</t></is></c><c t="inlineStr"><is><t>成功</t></is></c></row>`;
const workbook = async (name: string, ...parts: Parameters<HostileSheets['workbook']>[1][]): Promise<Buffer> => readFileSync(await sheets.workbook(name, ...(parts as [Parameters<HostileSheets['workbook']>[1]])));
const oneCell = (bytes: number): Iterable<string> => flood('A', bytes, '<row r="1"><c r="A1" t="inlineStr"><is><t>', '</t></is></c></row>');
const good = (): Promise<Buffer> => workbook('good.xlsx', { sheet: inlineRows([HEADING, row('100.00')]) });

/** The code of the refusal; of what was read, the codes of warnings, and the verdict, the fen and the reason of each row. */
type Outcome = string | (string | readonly [verdict: string, fen: number | null, reason?: string])[];

/** Uploads a file for review, waits until the program is done with it, and takes it for read or refused with a code and words. */
async function upload(path: string, bytes: Buffer, name: string, fields: Record<string, string>): Promise<Outcome> {
  const supervisor = await t.as(path === 'payment-imports' ? 'supervisor' : 'member');
  const request = supervisor.post(desk.url(`/${path}`)).field('apply', 'review');
  for (const [key, value] of Object.entries(fields)) void request.field(key, value);
  const { status, body } = await request.attach('file', bytes, name);
  if (status !== 202) return (body as { code: string }).code;
  const url = desk.url(`/${path}/${(body as { id: string }).id}`);
  const shown = (await settled(supervisor, url)) as { state: string; failure: { code: string; message: string } | null; warnings: { code: string }[]; rows: { verdict: string; amountFen: number | null; reason: string | null }[] };
  if (shown.state === 'failed') {
    expect(shown.failure?.message).toMatch(/[一-鿿]/);
    return shown.failure?.code ?? '';
  }
  expect(shown.state).toBe('ready');
  return [...shown.warnings.map(({ code }) => code), ...shown.rows.map(({ verdict, amountFen, reason }) => (reason === null ? ([verdict, amountFen] as const) : ([verdict, amountFen, reason] as const)))];
}

const hostile: [name: string, file: () => Buffer | Promise<Buffer>, outcome: Outcome, fileName?: string][] = [
  ['a good workbook', good, [['matched', 100_00]]],
  ['nothing at all', () => Buffer.alloc(0), 'emptyFile'],
  ['a heading and no row', () => csv(HEADING), ['noRows']],
  ['a workbook that breaks off', async () => (await good()).subarray(0, 400), 'damaged'],
  ['the end of a workbook', async () => (await good()).subarray(400), 'unknownEncoding'],
  ['200 columns', () => csv(Array.from({ length: 200 }, (_, n) => `列${n}`)), 'tooManyColumns'],
  ['a zip bomb', () => workbook('bomb.xlsx', { sheet: oneCell(300_000_000) }), 'partTooLarge'],
  ['a cell of 10 MB', () => workbook('cell.xlsx', { sheet: oneCell(10_000_000) }), 'cellTooLong'],
  ['a cell of 10 MB in text', () => csv(HEADING, row('1'.repeat(10_000_000))), 'cellTooLong'],
  ['a million empty rows', () => workbook('blank.xlsx', { sheet: flood('<row/>', 6_000_000) }), 'tooManyBlankRows'],
  ['a million empty lines', () => Buffer.concat([csv(HEADING, row('100.00')), Buffer.from('\r\n'.repeat(1_000_000))]), 'tooManyBlankRows'],
  ['a formula with its value', () => workbook('formula.xlsx', { sheet: cell('<c><f>SUM(1,2)*100</f><v>300</v></c>') }), [['matched', 300_00]]],
  ['a formula without a value', () => workbook('unknown.xlsx', { sheet: cell('<c><f>WEBSERVICE("http://127.0.0.1:1/")</f></c>') }), [['unmatched', null, 'formulaWithoutValue']]],
  ['a formula that failed', () => workbook('error.xlsx', { sheet: cell('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>') }), [['unmatched', null, 'cellError']]],
  ['another file’s cell', () => workbook('external.xlsx', {
    sheet: cell('<c><f>[1]表1!A1</f><v>12.5</v></c>'),
    more: { 'xl/externalLinks/externalLink1.xml': `${XML}<externalLink xmlns="x"/>`, 'xl/externalLinks/_rels/externalLink1.xml.rels': `${XML}<Relationships xmlns="x"><Relationship Id="rId1" Type="x" Target="file:///etc/passwd" TargetMode="External"/></Relationships>` },
  }), [['matched', 12_50]]],
  ['a sheet that is somewhere else', () => workbook('elsewhere.xlsx', { sheet: inlineRows([HEADING]), workbook: workbookXml([{ id: 'rId9' }]), relations: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="http://127.0.0.1:1/sheet.xml" TargetMode="External"/></Relationships>` }), 'notAWorkbook'],
  ['an entity that grows', () => workbook('entity.xlsx', { sheet: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>' }), 'doctype'],
  ['a workbook called text', good, [['matched', 100_00]], '回盘.csv'],
  ['text called a workbook', () => csv(HEADING, row('100.00')), [['matched', 100_00]], '回盘.xlsx'],
  ['a picture called a workbook', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'notAWorkbook', '回盘.xlsx'],
  ['an old workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'legacyXls', '回盘.xls'],
  ['a column twice', () => csv([...HEADING, '金额(元)'], row('100.00', '999.00')), ['duplicateColumn', ['matched', 100_00]]],
  ['a byte order mark', () => Buffer.concat([Buffer.from('\uFEFF'), csv(HEADING, row('100.00'))]), [['matched', 100_00]]],
  ['two byte order marks', () => Buffer.concat([Buffer.from('\uFEFF\uFEFF'), csv(HEADING, row('100.00'))]), [['matched', 100_00]]],
  ['UTF-16 with its mark', () => iconv.encode(csv(HEADING, row('100.00')).toString(), 'utf16le', { addBOM: true }), [['matched', 100_00]]],
  ['UTF-16 without', () => iconv.encode(csv(HEADING, row('100.00')).toString(), 'utf16le'), 'unknownEncoding'],
  ['UTF-32', () => iconv.encode(csv(HEADING, row('100.00')).toString(), 'utf32le', { addBOM: true }), 'unknownEncoding'],
  ['Big5', () => iconv.encode(csv(HEADING, row('100.00')).toString(), 'big5'), 'noHeading'],
  ['NUL bytes everywhere', () => Buffer.concat([csv(HEADING), Buffer.alloc(5_000)]), 'unknownEncoding'],
  ['a NUL byte in a name', () => csv(HEADING, row('100.00').map((text) => (text === '职工甲' ? '职工\0甲' : text))), [['unmatched', 100_00, 'controlCharacter']]],
  ['a number without an end', () => csv(HEADING, row('9'.repeat(400)), row('1e308'), row('99999999999999999999')), [['unmatched', null, 'notANumber'], ['unmatched', null, 'notANumber'], ['unmatched', null, 'tooLarge']]],
  ['a huge number of a workbook', () => workbook('huge.xlsx', { sheet: cell('<c><v>1.7976931348623157E308</v></c>') }), [['unmatched', null, 'tooLarge']]],
  ['negative amounts', () => csv(HEADING, row('-100.00'), row('(100.00)'), row('−5')), [['unmatched', null, 'negative'], ['unmatched', null, 'negative'], ['unmatched', null, 'negative']]],
  ['full-width digits', () => csv(HEADING, row('１００．００')), [['matched', 100_00]]],
  ['a part of a fen', () => csv(HEADING, row('100.005')), [['unmatched', null, 'finerThanFen']]],
];

it.each(hostile)('a bank’s return: %s', async (_, file, outcome, fileName = '回盘.xlsx') => {
  expect(await upload('payment-imports', await file(), fileName, { kind: 'wages' })).toEqual(outcome);
});

it.each(hostile.filter(([, , outcome]) => typeof outcome === 'string'))('a roster: %s', async (_, file, code, fileName = '名册.xlsx') => {
  const outcome = await upload('roster-imports', await file(), fileName, {});
  expect([code, 'noHeading', 'missingColumn']).toContain(outcome);
});

it.each<[string, string, Buffer, Record<string, string>, number, string]>([
  ['no form', 'payment-imports', Buffer.from('--x--'), { 'content-type': 'multipart/form-data' }, 400, 'brokenUpload'],
  ['a form that breaks off', 'payment-imports', Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc'), { 'content-type': 'multipart/form-data; boundary=x' }, 400, 'brokenUpload'],
  ['no multipart at all', 'roster-imports', csv(HEADING), { 'content-type': 'text/csv' }, 415, 'unsupportedMediaType'],
])('an upload that is none is refused: %s', async (_, path, body, headers, status, code) => {
  const request = (await t.as('supervisor')).post(desk.url(`/${path}`)).set(headers);
  const answer = await request.send(body as unknown as string);
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
});

it('after all of them the program is well, its memory has not run away, nothing was recorded, and a good file is taken', async () => {
  const anybody = t.anonymous();
  await anybody.get('/api/v1/health/live').expect(200);
  await anybody.get('/api/v1/health/ready').expect(200);
  expect((await anybody.get('/api/v1/metrics').expect(200)).text).toContain('process_resident_memory_bytes');
  expect(process.memoryUsage().rss - rssBefore).toBeLessThan(400_000_000);
  expect(await ledgerOf(t, desk.caseId)).toMatchObject({ payments: [], totals: { paidFen: 0 } });
  const done = await desk.send([['职工甲', accountOf(0), '100.00', '2025-01-05'], ['职工乙', accountOf(1), '200.00', '2025-01-05']]);
  expect(done).toMatchObject({ state: 'applied', totals: { matchedRows: 2, matchedFen: 300_00 } });
  expect(await ledgerFaults(t, desk.caseId)).toEqual([]);
});
