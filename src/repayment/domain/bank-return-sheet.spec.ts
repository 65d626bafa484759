import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Cell, SheetRow } from '../../platform/sheets/sheet-row.js';
import { readSheet } from '../../platform/sheets/sheet-reader.js';
import { bankResult } from './bank-return-result.js';
import { readBankReturn } from './bank-return-sheet.js';

const TODAY = '2025-01-08';
const FIRST = '2024-10-01';
const ACCOUNT = '6222684448239714939';
const HEADING: Cell[] = ['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'];
const fixture = (name: string): string => fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url));
const grid = (...rows: Cell[][]): SheetRow[] => rows.map((cells, place) => ({ row: place + 1, cells }));
const read = (...rows: Cell[][]) => readBankReturn(grid(...rows), { first: FIRST, today: TODAY });

async function one(change: Partial<Record<'name' | 'account' | 'amount' | 'day' | 'result' | 'reason', Cell>>) {
  const { name = '张晓燕', account = ACCOUNT, amount = '25067.14', day = '2025-01-05', result = '成功', reason = null } = change;
  const { rows } = await read(HEADING, ['1', name, account, amount, day, result, reason]);
  const [row] = rows;
  if (row === undefined) throw new Error('the row was not read');
  return { ...row, codes: [...row.errors, ...row.warnings].map((issue) => issue.code) };
}

describe('the return files of the story', () => {
  it.each(['2025-01-05', '2025-01-08'])('of %s give the payments of their expectation', async (day) => {
    const expected = JSON.parse(readFileSync(fixture('bank-return.expected.json'), 'utf8')) as Record<string, { paidRows: number; rejectedRows: number; paidFen: number }>;
    const { rows, warnings } = await readBankReturn(readSheet(fixture(`bank-return-${day}.csv`)), { first: FIRST, today: TODAY });
    const paid = rows.filter((row) => row.succeeded);
    expect({ paidRows: paid.length, rejectedRows: rows.length - paid.length, paidFen: paid.reduce((sum, row) => sum + (row.amountFen ?? 0), 0) }).toEqual(expected[day]);
    expect(rows.flatMap((row) => [...row.errors, ...row.warnings])).toEqual([]);
    expect(warnings).toEqual([]);
    expect(rows.every((row) => row.paidOn === day && row.name !== null && /^\d{19}$/.test(row.account ?? ''))).toBe(true);
  });

  it('say why the bank refused two payments', async () => {
    const { rows } = await readBankReturn(readSheet(fixture('bank-return-2025-01-05.csv')), { first: FIRST, today: TODAY });
    expect(rows.filter((row) => !row.succeeded).map((row) => [row.row, row.no, row.name, row.failureReason])).toEqual([
      [19, 18, '白生林', '账号户名不符'],
      [43, 42, '杨春生', '账号户名不符'],
    ]);
  });
});

describe('a return file', () => {
  it('may tell what was withheld from each amount; what it debited the payer is not that', async () => {
    const heading: Cell[] = ['户名', '卡号', '实发金额', '代扣金额（元）', '扣款金额', '状态', '交易日期'];
    const line = (deductions: Cell): Cell[] => ['张晓燕', ACCOUNT, '4500.00', deductions, '4500.00', '成功', '2025-01-05'];
    const { rows } = await read(heading, line('500.05'), line(null), line('-1'));
    expect(rows.map(({ amountFen, deductionsFen, errors }) => [amountFen, deductionsFen, ...errors.map(({ code }) => code)])).toEqual([[450_000, 50_005], [450_000, 0], [450_000, 0, 'negative']]);
    expect((await read(HEADING, ['1', '张晓燕', ACCOUNT, '1', '2025-01-05', '成功', null])).rows[0]?.deductionsFen).toBe(0);
  });

  it('may have other words, titles, a day above, sums and signatures', async () => {
    const { rows } = await read(
      ['批量代发明细'],
      ['交易日期：2025年1月5日', null, '币种：人民币'],
      ['卡号', '户名', '状态', '实发金额', '应发金额', '备注'],
      [ACCOUNT, '张　晓燕', '已入账', { number: '25067.139999999999' }, '30000', null],
      [ACCOUNT, '白生林', '退票', '￥100.00', null, '账户已销户'],
      ['合计', null, null, '25167.14', null, null],
      [null, '总笔数：2', null, '25167.14', null, null],
      ['经办：王五', '复核：赵六', null, null, null, null],
    );
    expect(rows.map(({ row, name, amountFen, paidOn, succeeded, failureReason }) => ({ row, name, amountFen, paidOn, succeeded, failureReason }))).toEqual([
      { row: 4, name: '张晓燕', amountFen: 2506714, paidOn: '2025-01-05', succeeded: true, failureReason: undefined },
      { row: 5, name: '白生林', amountFen: 10000, paidOn: '2025-01-05', succeeded: false, failureReason: '账户已销户' },
    ]);
  });

  it.each([
    [['收方户名', '收方账号', '交易金额', '交易日期', '交易状态']],
    [['收款方名称', '收款方帐号', '汇款金额（元）', '汇款日期', '汇款结果']],
    [['账户名', '员工账号', '到账金额', '到账时间', '返回结果']],
    [['转入户名', '转入账号', '转账金额', '转账日期', '转账状态']],
    [['贷方户名', '贷方账号', '贷方金额', '记账日期', '处理标志']],
    [['收款账户户名', '收款账户账号', '记账金额', '完成时间', '指令状态']],
  ])('may be headed %j', async ([name = '', account = '', amount = '', day = '', result = '']) => {
    const { rows } = await read(['付款账号', day, result, '付款户名', amount, account, name, '流水号'], ['1', '2025-01-05 10:22:33', '交易成功', '某公司', '1,234.50元', ACCOUNT, '张晓燕', 'A01']);
    expect(rows).toMatchObject([{ name: '张晓燕', account: ACCOUNT, amountFen: 123_450, paidOn: '2025-01-05', succeeded: true, errors: [], warnings: [] }]);
  });

  it('loses no payment to what else is written in its row, and takes no footer for one', async () => {
    const { rows } = await read(
      HEADING,
      ['1', '张晓燕', null, '100.00', '2025-01-05 10:22:33', '成功', null],
      ['2', null, null, '50.00', '2025-01-05', '失败', '原因：账户已销户'],
      [null, '成功1笔', null, '100.00', null, null, null],
      [null, null, null, '150.00', null, null, '合计：'],
      [null, '打印时间：10:30:00', null, null, null, null, null],
    );
    expect(rows.map(({ row, amountFen, succeeded, warnings }) => [row, amountFen, succeeded, ...warnings.map(({ code }) => code)])).toEqual([
      [2, 10_000, true, 'payeeMissing'], [3, 5_000, false, 'payeeMissing', 'payeeMissing'],
    ]);
  });

  it('in another currency is no payment; a remark about an earlier try changes nothing', async () => {
    const line = (currency: Cell, remark: Cell): Cell[] => ['张晓燕', ACCOUNT, '20.00', currency, '成功', '2025-01-05', remark];
    const { rows } = await read(['户名', '账号', '金额', '币种', '状态', '日期', '备注'], line('美元', null), line('人民币', null), line('CNY', '退票重发'), line(null, null));
    expect(rows.map(({ succeeded, errors, warnings }) => [succeeded, ...[...errors, ...warnings].map(({ code }) => code)])).toEqual([[true, 'notYuan'], [true], [true, 'remarkOfFailure'], [true]]);
  });

  it('is refused when it does not say what became of the payments', async () => {
    await expect(read(HEADING.slice(0, 5), ['1', '张三', ACCOUNT, '1', '2025-01-05'])).rejects.toMatchObject({ code: 'missingColumn', detail: '处理结果' });
  });

  it('tells of two columns with one meaning, of a unit, and of no payments', async () => {
    const { warnings } = await read(['姓名', '账号', '金额(分)', '金额', '状态'], ['合计', null, '1', null, null]);
    expect(warnings.map((warning) => warning.code)).toEqual(['duplicateColumn', 'amountUnit', 'noRows']);
  });
});

describe('a payment', () => {
  it.each<[Parameters<typeof one>[0], string]>([
    [{ amount: null }, 'required'], [{ amount: '0.00' }, 'zeroAmount'], [{ amount: '-5' }, 'negative'], [{ amount: '1.005' }, 'finerThanFen'], [{ amount: '伍元' }, 'notANumber'],
    [{ amount: '1E20' }, 'notANumber'], [{ amount: { number: '1E20' } }, 'tooLarge'], [{ amount: '100,000,000.01' }, 'tooLarge'], [{ amount: '10,000.000001万元' }, 'tooLarge'],
    [{ amount: { error: '#REF!' } }, 'cellError'],
    [{ day: null }, 'required'], [{ day: '2025-01-09' }, 'futureDate'], [{ day: '2024-09-30' }, 'pastDate'], [{ day: '1900-01-05' }, 'pastDate'], [{ day: '2025-02-30' }, 'badDate'], [{ day: '2025-01' }, 'badDate'],
  ])('is none with %j', async (change, code) => {
    const row = await one(change);
    expect(row.codes).toEqual([code]);
    expect(row.errors).toHaveLength(1);
  });

  it.each<[Parameters<typeof one>[0], object]>([
    [{ name: null }, { name: null, codes: ['payeeMissing'] }],
    [{ name: '张*燕' }, { name: null, codes: ['maskedValue'] }],
    [{ account: '6222***4939' }, { account: null, codes: ['maskedValue'] }],
    [{ account: { number: '6.22268E18' } }, { account: null, codes: ['accountAsNumber'] }],
    [{ account: '6.22268E+18' }, { account: null, codes: ['accountAsNumber'] }],
    [{ account: null }, { account: null, codes: ['payeeMissing'] }],
    [{ amount: '100,000,000.00' }, { amountFen: 10_000_000_000, codes: [] }],
    [{ account: ' 6222-6844 4823 9714 939\t' }, { account: ACCOUNT, codes: [] }],
    [{ account: `="${ACCOUNT}"` }, { account: ACCOUNT, codes: [] }],
    [{ day: { serial: '45662', d1904: false } }, { paidOn: '2025-01-05', codes: [] }],
    [{ day: '20250105' }, { paidOn: '2025-01-05', codes: [] }],
    [{ result: '处理中' }, { succeeded: false, failureReason: '处理中', codes: ['unknownResult'] }],
    [{ result: null }, { succeeded: false, codes: ['unknownResult'] }],
    [{ result: '失败', day: null }, { succeeded: false, paidOn: null, failureReason: '失败', codes: [] }],
    [{ reason: '账号户名不符，已退票' }, { succeeded: false, failureReason: '账号户名不符，已退票', codes: ['contradictoryResult'] }],
    [{ reason: '交易成功' }, { succeeded: true, codes: [] }],
  ])('stays one with %j', async (change, expected) => {
    const row = await one(change);
    expect(row).toMatchObject(expected);
    expect(row.errors).toEqual([]);
  });

  it.each([
    ['成功', 'success'], ['交易成功', 'success'], [' 已入账 ', 'success'], ['成功(0000)', 'success'], ['Success', 'success'], ['代发成功！', 'success'],
    ['汇款成功', 'success'], ['批量代发成功', 'success'], ['代发工资成功', 'success'], ['成功入账', 'success'], ['0000 交易成功', 'success'], ['入帐成功', 'success'], ['SUCC', 'success'],
    ['失败', 'failure'], ['不成功', 'failure'], ['未成功', 'failure'], ['已退票', 'failure'], ['成功后退汇', 'failure'], ['交易失败(账号不存在)', 'failure'],
    ['处理中', 'unknown'], ['处理完成', 'unknown'], ['部分成功', 'unknown'], ['可能成功', 'unknown'], ['', 'unknown'], ['0000', 'unknown'],
    ['成功（已退票）', 'unknown'], ['提交成功', 'unknown'], ['受理成功', 'unknown'], ['扣款成功', 'unknown'], ['1001成功', 'unknown'], ['已提交', 'unknown'],
  ])('is %s: %s', (text, result) => expect(bankResult(text)).toBe(result));
});

describe('a cell that cannot be trusted', () => {
  it.each(['name', 'account', 'amount', 'day', 'result', 'reason'] as const)('refuses the payment: %s', async (field) => {
    expect((await one({ [field]: { error: '', noValue: true } })).errors.map(({ code }) => code)).toEqual(['formulaWithoutValue']);
    expect((await one({ [field]: '1\u0001' })).errors.map(({ code }) => code)).toEqual(['controlCharacter']);
  });
});
