import { readRoster } from '../../../../../../src/roster/domain/roster-sheet.js';
import { readSheet } from '../../../../../../src/platform/sheets/sheet-reader.js';
import { correctedSheet } from './corrected-sheet';

const HEADINGS = ['姓名', '身份证号', '欠薪金额', '退回原因'];
const ROWS = [['马小明', '640399197307090012', '100', ''], ['丁小红', '640399198710140029', '九元', '不是金额'], ['马小明', '640399197307090012', '50', '']];

it('is read with the row numbers of the sheet people know, however far apart the rows stand, and says nothing about its own column', async () => {
  const { rows, warnings } = await readRoster(readSheet(Buffer.from(correctedSheet(HEADINGS, ROWS, [4, 11, 9_000]))), { today: '2024-12-20' });
  expect(rows.map(({ row, errors }) => [row, errors.map(({ message }) => message).join()])).toEqual([
    [4, ''], [11, '不是金额，请用阿拉伯数字填写'], [9_000, '与第 4 行的身份证号相同，同一人只保留先出现的一行，请合并或更正'],
  ]);
  expect(warnings).toEqual([]);
});

it('keeps rows whose place is not known', async () => {
  const { rows } = await readRoster(readSheet(Buffer.from(correctedSheet(HEADINGS, ROWS, [4]))), { today: '2024-12-20' });
  expect(rows.map(({ row }) => row)).toEqual([4, 5, 6]);
});
