import { ROSTER_AMOUNT_KINDS, ROSTER_COLUMNS } from '../../../../../../src/roster/domain/roster-columns.js';
import { readRoster } from '../../../../../../src/roster/domain/roster-sheet.js';
import { readSheet } from '../../../../../../src/platform/sheets/sheet-reader.js';
import { COLUMNS, headingsOf, template } from './columns';

/** Asked for as two columns, each with a month, which are easier to fill in. */
const NOT_OFFERED = '欠薪期间';

const filled = (cells: Record<string, string>): Buffer => Buffer.from(`${template()}${COLUMNS.map(({ heading }) => cells[heading] ?? '').join(',')}\r\n`);

it('names every column of the reader, and those it requires', () => {
  expect(COLUMNS.map(({ heading }) => heading).sort()).toEqual(ROSTER_COLUMNS.map(({ title }) => title).filter((title) => title !== NOT_OFFERED).sort());
  expect(headingsOf('required')).toEqual(ROSTER_COLUMNS.filter(({ required }) => required).map(({ title }) => title));
  const sums = ROSTER_COLUMNS.filter(({ key }) => ROSTER_AMOUNT_KINDS.some((kind) => kind === key)).map(({ title }) => title);
  expect([...headingsOf('money'), ...headingsOf('insurance')].sort()).toEqual(sums.sort());
});

it('makes a template in which the reader knows every column', async () => {
  const sums = Object.fromEntries([...headingsOf('money'), ...headingsOf('insurance')].map((heading, at) => [heading, String(at + 1)]));
  const details = {
    序号: '1', 姓名: '马小明', 身份证号: '640399197307090012', 手机号: '19937453169', 是否农民工: '是', 工种: '瓦工', 入职日期: '2023-03-01', 欠薪起始月: '2024-03', 欠薪截止月: '2024-06',
    开户行: '某银行', 银行卡号: '6217003520001234567', 困难类别: '深度困难', 备注: '住宿舍',
  };
  const { accepted: [worker], rows, warnings } = await readRoster(readSheet(filled({ ...details, ...sums })), { today: '2024-12-20' });
  expect([warnings, rows.flatMap((row) => [...row.errors, ...row.warnings])]).toEqual([[], []]);
  expect(worker).toMatchObject({ no: 1, name: '马小明', from: '2024-03', to: '2024-06', migrantWorker: true, livingCondition: 'severe', note: '住宿舍' });
  expect(Object.values(worker?.amounts ?? {}).sort()).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900]);
});
