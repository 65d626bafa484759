import fc from 'fast-check';
import { fenOf, readWorkbook, workbookPart } from '../../../test/support/workbook.js';
import type { StatementDocument, StatementValue } from '../domain/statement-document.js';
import { statementSheet } from './statement-sheet.js';

const documentOf = (rows: StatementValue[][], kinds: readonly ('text' | 'fen' | 'date' | 'count')[]): StatementDocument => ({
  locale: 'zh-CN', title: '对账单', facts: [['单位', '=1+1']], notes: ['注'], signatures: [], pageLabel: '第 {page} 页，共 {pages} 页', author: '甲', asOf: '2025-01-06T00:00:00.000Z', fileName: 'A&B',
  tables: [{ name: '汇总', title: '汇总', columns: [], rows: [], totals: null }, { name: '明细', title: '明细', columns: kinds.map((kind) => ({ heading: kind, kind, width: 10 })), rows, totals: null }],
});
const sheetOf = async (rows: StatementValue[][], kinds: readonly ('text' | 'fen' | 'date' | 'count')[]): Promise<Buffer> => Buffer.from(await statementSheet(documentOf(rows, kinds)));

it('writes every amount to the fen: the digits in the file are the amount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), { minLength: 1, maxLength: 200 }), async (amounts) => {
      const [, rows = []] = await readWorkbook(await sheetOf(amounts.map((fen) => [fen]), ['fen']));
      expect(rows.slice(1).map(({ cells }) => fenOf(cells[0]))).toEqual(amounts);
    }),
    { numRuns: 30 },
  );
});

it('writes as text what a spreadsheet could not hold to the fen', async () => {
  const [, rows = []] = await readWorkbook(await sheetOf([[9_007_199_254_740_991]], ['fen']));
  expect(rows[1]?.cells).toEqual(['¥90,071,992,547,409.91']);
});

it('writes dates as dates, counts as numbers, and nothing for nothing', async () => {
  const [, rows = []] = await readWorkbook(await sheetOf([['2025-01-05', 3, null], ['1900-03-01', 0, 'x']], ['date', 'count', 'text']));
  expect(rows.slice(1).map(({ cells }) => cells)).toEqual([[{ serial: '45662', d1904: false }, { number: '3' }], [{ serial: '61', d1904: false }, { number: '0' }, 'x']]);
});

describe('text that a spreadsheet could take for a formula', () => {
  const HOSTILE = ['=cmd|\' /C calc\'!A0', '+1+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '<f>1</f>', '_x000D_'];

  it('is text, in cells whose format is text', async () => {
    const bytes = await sheetOf(HOSTILE.map((text) => [text]), ['text']);
    const [, rows = []] = await readWorkbook(bytes);
    expect(rows.slice(1).map(({ cells }) => cells[0])).toEqual(HOSTILE.map((text) => text.replace(/[\t\r]/, '')));
    const xml = await workbookPart(bytes, 'xl/worksheets/sheet2.xml');
    expect(xml).not.toMatch(/<f[ >]/);
    expect([...xml.matchAll(/<c r="A\d+" t="inlineStr" s="(\d+)"|<c r="A\d+" s="(\d+)" t="inlineStr"/g)].length).toBe(HOSTILE.length + 1);
    expect(await workbookPart(bytes, 'xl/styles.xml')).toMatch(/numFmtId="49"|formatCode="@"/);
  });

  it('nor does the front sheet hold one', async () => expect(await workbookPart(await sheetOf([], ['text']), 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/));
});

it('repeats the heading on every printed page, numbers the pages, and takes no ampersand for a code', async () => {
  const bytes = await sheetOf([['x']], ['text']);
  expect(await workbookPart(bytes, 'xl/workbook.xml')).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="1">明细!$1:$1</definedName>');
  const xml = await workbookPart(bytes, 'xl/worksheets/sheet2.xml');
  expect(xml).toContain('<oddFooter>&amp;R第 &amp;P 页，共 &amp;N 页</oddFooter>');
  expect(xml).toContain('<oddHeader>&amp;LA&amp;&amp;B</oddHeader>');
  expect(xml).toContain('state="frozen"');
});

it('makes the same bytes of the same document', async () => {
  const first = await sheetOf([['甲', 5]], ['text', 'fen']);
  expect((await sheetOf([['甲', 5]], ['text', 'fen'])).equals(first)).toBe(true);
});
