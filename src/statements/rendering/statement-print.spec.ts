import { readPdf } from '../../../test/support/pdf-text.js';
import type { StatementDocument } from '../domain/statement-document.js';
import { statementPrint } from './statement-print.js';

const documentOf = (rows: (string | number | null)[][]): StatementDocument => ({
  locale: 'zh-CN', title: '对账单', facts: [['用人单位', '某燃气有限公司']], notes: ['金额单位：元'], signatures: ['用人单位（盖章）'], pageLabel: '第 {page} 页，共 {pages} 页', author: '甲',
  asOf: '2025-01-06T00:00:00.000Z', fileName: '对账单-1号',
  tables: [{
    name: '职工', title: '职工名单', columns: [{ heading: '姓名', kind: 'text', width: 20 }, { heading: '未付', kind: 'fen', width: 15 }, { heading: '日期', kind: 'date', width: 12 }],
    rows, totals: ['合计', rows.reduce((sum, row) => sum + Number(row[1]), 0), null],
  }],
});
const print = async (rows: (string | number | null)[][]): Promise<Buffer> => Buffer.from(await statementPrint(documentOf(rows), () => undefined));

it('prints the rare characters of names, with only the used part of the font embedded', async () => {
  const bytes = await print([['㛃𬇙䶮堃', 163_708_438, '2025-01-05']]);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  const { pages, texts, fonts, fontBytes } = readPdf(bytes);
  expect(texts.join('')).toContain('㛃𬇙䶮堃¥1,637,084.382025-01-05');
  expect(pages).toBe(1);
  expect(fonts).toEqual([expect.stringMatching(/^[A-Z]{6}\+NotoSansSC/)]);
  expect(fontBytes).toBeGreaterThan(1_000);
  expect(fontBytes).toBeLessThan(100_000);
});

it('names a character that the font lacks by its number', async () => {
  expect(readPdf(await print([['王\u{2A6D6}\u{1F600}', 1, null]])).texts.join('')).toContain('王〔U+2A6D6〕〔U+1F600〕');
});

it('repeats title and heading of a table on every page, and numbers the pages', async () => {
  const { pages, texts } = readPdf(await print(Array.from({ length: 200 }, (_, n) => [`职工${n}`, n, '2025-01-05'])));
  expect(pages).toBeGreaterThan(4);
  texts.forEach((text, place) => {
    expect(text).toContain(`第${place + 1}页，共${pages}页`);
    expect(text).toContain('职工名单姓名未付日期');
  });
  expect(texts.join('')).toContain('合计¥199.00');
  expect(texts.at(-1)).toContain('用人单位（盖章）：____');
});

it('keeps a long word within its cell', async () => {
  expect(readPdf(await print([['W'.repeat(120), 1, null]])).texts.join('')).toContain('W'.repeat(120));
});

it('makes the same bytes of the same document', async () => {
  expect((await print([['甲', 1, null]])).equals(await print([['甲', 1, null]]))).toBe(true);
});

it('tells how far it is', async () => {
  const shares: number[] = [];
  await statementPrint(documentOf([['甲', 1, null]]), (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
});
