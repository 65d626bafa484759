import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { HostileSheets, flood, inlineRows } from '../../../test/support/hostile-sheets.js';
import { SheetError } from '../../platform/sheets/sheet-error.js';
import { readSheet } from '../../platform/sheets/sheet-reader.js';
import { readBankReturn } from './bank-return-sheet.js';

let sheets: HostileSheets;
beforeAll(async () => { sheets = await HostileSheets.create(); });
afterAll(() => sheets.remove());

const csv = readFileSync(new URL('../../../test/fixtures/bank-return-2025-01-05.csv', import.meta.url));
const HEADING = ['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'];

/** The code of the refusal, or how many rows were read; anything but a coded refusal fails the test. */
async function outcome(file: string | Buffer): Promise<string | number> {
  try {
    const { rows } = await readBankReturn(readSheet(file), { first: '2024-10-01', today: '2025-01-06' });
    expect(rows.every(({ amountFen, paidOn }) => (amountFen === null || (Number.isSafeInteger(amountFen) && amountFen > 0)) && (paidOn === null || paidOn <= '2025-01-06'))).toBe(true);
    return rows.length;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return error.code;
  }
}

const mutation = fc.oneof(
  fc.record({ do: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ do: fc.constant('flip' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }),
  fc.record({ do: fc.constant('drop' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ do: fc.constant('repeat' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bytes: fc.integer({ min: 1, max: 400 }), times: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('insert' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.constantFrom('\0', '"', '\r\n', ',,,,', '\uFEFF', '=1+1', '9'.repeat(400), '￥-1.005', '二〇二五年', '\t') }),
);

function mutate(bytes: Buffer, changes: readonly (typeof mutation extends fc.Arbitrary<infer T> ? T : never)[]): Buffer {
  return changes.reduce((file, change) => {
    const at = Math.floor(change.at * file.length);
    switch (change.do) {
      case 'cut':
        return file.subarray(0, at);
      case 'flip':
        return Buffer.concat([file.subarray(0, at), Buffer.from([change.byte]), file.subarray(at + 1)]);
      case 'drop':
        return Buffer.concat([file.subarray(0, at), file.subarray(at + change.bytes)]);
      case 'repeat':
        return Buffer.concat([file.subarray(0, at), ...Array.from({ length: change.times }, () => file.subarray(at, at + change.bytes)), file.subarray(at)]);
      case 'insert':
        return Buffer.concat([file.subarray(0, at), Buffer.from(change.text), file.subarray(at)]);
    }
  }, bytes);
}

it('a real file changed at random is read or refused with a code', async () => {
  const book = readFileSync(await sheets.workbook('good.xlsx', { sheet: inlineRows([HEADING, ['1', '张三', '6222000000000000017', '100.00', '2025-01-05', '成功', '']]) }));
  expect([await outcome(csv), await outcome(book)]).toEqual([59, 1]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(csv, book), fc.array(mutation, { minLength: 1, maxLength: 4 }), async (file, changes) => {
      const told = await outcome(mutate(file, changes));
      expect(typeof told === 'number' || /^[a-zA-Z]+$/.test(told)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it.each<[string, () => Promise<string | Buffer>, string]>([
  ['200 columns', () => Promise.resolve(Buffer.from(Array.from({ length: 200 }, (_, n) => `列${n}`).join(','))), 'tooManyColumns'],
  ['a workbook of 200 columns', () => sheets.workbook('wide.xlsx', { sheet: inlineRows([Array.from({ length: 200 }, (_, n) => `列${n}`)]) }), 'tooManyColumns'],
  ['a cell of 10 MB', () => sheets.workbook('cell.xlsx', { sheet: flood('A', 10_000_000, '<row r="1"><c r="A1" t="inlineStr"><is><t>', '</t></is></c></row>') }), 'cellTooLong'],
  ['a cell of 10 MB in text', () => Promise.resolve(Buffer.from(`${HEADING.join(',')}\r\n1,${'张'.repeat(3_400_000)},6222,1,2025-01-05,成功,`)), 'cellTooLong'],
  ['a million empty rows', () => sheets.workbook('blank.xlsx', { sheet: flood('<row/>', 6_000_000) }), 'tooManyBlankRows'],
  ['a zip bomb', () => sheets.workbook('bomb.xlsx', { sheet: flood('A', 300_000_000, '<row r="1"><c r="A1" t="inlineStr"><is><t>', '</t></is></c></row>') }), 'partTooLarge'],
  ['a workbook that breaks off', async () => readFileSync(await sheets.workbook('cut.xlsx', { sheet: inlineRows([HEADING]) })).subarray(0, 400), 'damaged'],
  ['another table', () => Promise.resolve(Buffer.from('品名,数量\r\n煤气罐,3\r\n')), 'noHeading'],
])('a hostile file gets its code: %s', async (_, file, code) => expect(await outcome(await file())).toBe(code));
