import { csvOf } from '../../../src/platform/sheets/csv-writer.js';
import { readCsv, writeCsv } from './csv';

const TABLE = [
  ['序号', '姓名', '身份证号', '备注'],
  ['1', '马小明', '640399197307090012', '说："先付一半"，\n其余年底'],
  ['2', '丁小红', '', '=HYPERLINK("http://x")'],
  ['', '', '', ''],
];

it('reads what the program writes, without what guards a cell from a spreadsheet', async () => {
  expect(await readCsv(csvOf(TABLE))).toEqual(TABLE);
  expect(await readCsv('')).toEqual([]);
  expect(await readCsv('a,b\n1,2')).toEqual([['a', 'b'], ['1', '2']]);
});

it('writes what it reads', async () => expect(await readCsv(writeCsv(TABLE))).toEqual(TABLE));
