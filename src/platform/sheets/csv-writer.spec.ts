import { csvOf } from './csv-writer.js';
import { readSheet } from './sheet-reader.js';

describe('a table given out as text', () => {
  it('begins with the mark by which spreadsheets know UTF-8', () => expect(csvOf([['姓名']])).toBe('\uFEFF姓名\r\n'));

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1'])('never runs %j as a formula', (text) => {
    const [, cell = ''] = csvOf([['', text]]).split(/,(.*)/s);
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it.each(['640399198710140029', '64039919900307889X', '6222975810260670073'])('keeps every digit of %s', (text) => expect(csvOf([[text]])).toContain(`'${text}`));

  it('can be read again, with commas, quotes and line breaks where they were', async () => {
    const rows = [['甲,乙', '说"好"', '两\n行', '12.50']];
    const read: unknown[] = [];
    for await (const { cells } of readSheet(Buffer.from(csvOf(rows)))) read.push(cells);
    expect(read).toEqual(rows);
  });
});
