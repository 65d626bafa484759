import fc from 'fast-check';
import { parseYuan } from '../../platform/money/fen.js';
import type { Cell, SheetRow } from '../../platform/sheets/sheet-row.js';
import { readMonthSpan } from './roster-period.js';
import { readRoster } from './roster-sheet.js';
import type { RosterReading } from './roster-sheet.js';

const TODAY = '2024-12-20';
const ID = ['640399197307090012', '640399198710140029', '640399199707130035', '640399197503070043', '640399197709170058'] as const;
const HEADING: Cell[] = ['序号', '姓名', '身份证号', '欠薪金额(元)'];

const grid = (...rows: Cell[][]): SheetRow[] => rows.map((cells, place) => ({ row: place + 1, cells })).filter((row) => row.cells.some((cell) => cell !== null));
const read = (...rows: Cell[][]): Promise<RosterReading> => readRoster(grid(...rows), { today: TODAY });
const codes = (reading: RosterReading) => reading.rows.map((row) => [...row.errors, ...row.warnings].map((issue) => issue.code).join());

/** One worker under a heading of one more column. */
async function one(heading: string, cell: Cell) {
  const reading = await read([...HEADING, heading], ['1', '张三', ID[0], '100', cell]);
  return { row: reading.accepted[0], issues: reading.rows.flatMap((row) => [...row.errors, ...row.warnings]).map((issue) => `${issue.column}:${issue.code}`) };
}

describe('lines that are no workers', () => {
  it('are titles, notes, counters, repeated headings, blanks, pre-numbered lines, totals and footers', async () => {
    const reading = await read(
      ['欠薪登记表'],
      ['单位：元'],
      HEADING,
      ['甲', '乙', '丙', '1'],
      ['1', '张三', ID[0], '100'],
      HEADING,
      [null, null, null, null],
      ['小计', null, null, '100'],
      ['2', '李四', ID[1], { number: '50.5' }],
      ['3', null, null, { number: '0' }],
      ['4', null, null, null],
      [null, '合 计', null, '150.50元'],
      [null, null, null, { number: '150.5' }],
      ['填表人：王五', null, '审核：赵六', null],
      ['工会主席', '钱七', null, null],
      ['2024年12月20日', null, null, null],
    );
    expect(reading).toMatchObject({ total: 2, warnings: [] });
    expect(reading.accepted.map((row) => [row.row, row.no, row.name, row.amounts.wages])).toEqual([[5, 1, '张三', 10000], [9, 2, '李四', 5050]]);
  });

  it('do not hide a worker who lacks something', async () => {
    const reading = await read(HEADING, ['1', '张三', null, '100'], ['2', null, null, '50'], ['3', '李四', null, null], [null, '王五', null, null], [null, null, null, '70'], [null, null, ID[0], null]);
    expect(codes(reading)).toEqual(['required', 'required,required', 'required,nothingOwed', 'required,nothingOwed', 'required,required', 'required,nothingOwed']);
  });

  it('compare sections and the whole, refused rows too, and say what differs', async () => {
    const reading = await read(
      HEADING,
      ['1', '张三', ID[0], '100'],
      ['2', '李四', '123', '10'],
      ['小计', null, null, '110'],
      ['3', '王五', ID[1], '40'],
      ['4', '赵六', ID[2], '九元'],
      ['第二车间合计', null, null, '49'],
      ['总计', null, null, '150'],
      ['共计', null, null, '见附件'],
    );
    expect(reading.warnings).toEqual([
      { code: 'totalMismatch', row: 7, column: '欠薪金额(元)', statedFen: 4900, summedFen: 15000, message: '第 7 行“欠薪金额(元)”合计 ¥49.00，各行相加为 ¥150.00（另有 1 行金额未能读出），请核对' },
      { code: 'totalUnreadable', row: 9, column: '欠薪金额(元)', message: '第 9 行“欠薪金额(元)”的合计数无法读出，未作核对' },
    ]);
  });

  it('leave a roster without workers', async () => {
    expect(await read(HEADING, ['合计', null, null, '0'])).toMatchObject({ total: 0, warnings: [{ code: 'noWorkers' }] });
  });
});

describe('the heading of a roster', () => {
  it('may have two lines, other words and any order', async () => {
    const reading = await read(
      ['某公司欠薪欠保情况表', null, null, null, null, null, null, null, null, null, null, null, null],
      ['编号', '公民身份号码', '职工姓名', '联系电话', '拖欠时间', null, '欠发工资（元）', '欠缴社会保险（万元）', null, null, null, '住房公积金', '经济补偿金'],
      [null, null, null, null, '起', '止', null, '养老', '医疗（含生育）', '失业', '工伤', null, null],
      ['1', ID[0], '张三', '19937453169', '2024.6', '2024.12', '1,000', '0.12', '0.01', '-', null, '30', '2万元'],
    );
    expect(reading.accepted).toEqual([
      {
        row: 4, no: 1, name: '张三', idNumber: ID[0], phone: '19937453169', from: '2024-06', to: '2024-12',
        amounts: { wages: 100000, pension: 120000, medical: 10000, unemployment: 0, workInjury: 0, housingFund: 3000, economicCompensation: 2000000 },
      },
    ]);
    expect(new Set(reading.warnings.map((warning) => warning.code))).toEqual(new Set(['amountUnit']));
  });

  it('never takes another sum for what is owed', async () => {
    const reading = await read(['姓名', '身份证号', '应发工资', '已发工资', '月工资标准', '个人养老账号', '工伤等级', '加班小时'], ['张三', ID[0], '1', '2', '3', '4', '5', '6']);
    expect(codes(reading)).toEqual(['nothingOwed']);
    expect(reading.warnings.map((warning) => warning.code)).toEqual([...Array<string>(6).fill('unknownColumn'), 'noAmountColumn']);
  });

  it('may hold the reasons for which the program gave its rows back', async () => {
    expect((await read([...HEADING, '退回原因'], ['1', '张三', ID[0], '100', '身份证号：不能为空，请补填'])).warnings).toEqual([]);
  });

  it('may name a column twice: the better word counts', async () => {
    const reading = await read(['姓名', '身份证号', '工资', '拖欠工资', '工资'], ['张三', ID[0], '1', '2', '3']);
    expect(reading.accepted[0]?.amounts.wages).toBe(200);
    expect(reading.warnings.map((warning) => [warning.code, warning.column])).toEqual([['duplicateColumn', '工资（C 列）'], ['duplicateColumn', '工资（E 列）']]);
  });

  it('takes the unit from a line above it', async () => {
    expect((await read(['单位：万元'], ['姓名', '身份证号', '欠薪金额', '养老保险（元）'], ['张三', ID[0], { number: '2.506714' }, '30'])).accepted[0]?.amounts).toMatchObject({ wages: 2506714, pension: 3000 });
  });

  it.each<[Cell[][], object]>([
    [[['姓名', '欠薪金额'], ['张三', '1']], { code: 'missingColumn', detail: '身份证号' }],
    [[['身份证号', '欠薪金额'], [ID[0], '1']], { code: 'missingColumn', detail: '姓名' }],
    [[['张三', ID[0]]], { code: 'noHeading' }],
  ])('is missed with a code (%#)', async (rows, error) => {
    await expect(read(...rows)).rejects.toMatchObject({ name: 'SheetError', ...error });
  });
});

describe('a worker', () => {
  it.each<[Cell, string]>([
    [null, 'required'], ['/', 'required'], [{ number: '12' }, 'badName'], ['12345', 'badName'], ['！！', 'badName'], ['张*', 'maskedValue'],
    ['名'.repeat(61), 'tooLong'], [{ error: '#N/A' }, 'cellError'], [{ serial: '45000', d1904: false }, 'badName'],
  ])('is refused for the name %j', async (name, code) => {
    expect(codes(await read(HEADING, ['1', name, ID[0], '1']))).toEqual([code]);
  });

  it.each<[Cell, string]>([
    [null, 'required'], ['640399730709001', 'idNumberLength'], ['640399197313090012', 'idNumberDate'], ['640399197307090013', 'idNumberCheckDigit'],
    [{ number: '6.40399E+17' }, 'idNumberAsNumber'], [{ number: '640399197307090000' }, 'idNumberAsNumber'], [{ number: '640399197307090013' }, 'idNumberAsNumber'],
    ['6.40399E+17', 'idNumberAsNumber'], [{ number: '640399730709001' }, 'idNumberLength'], ['6403**********0012', 'maskedValue'], [{ error: '#REF!' }, 'cellError'],
  ])('is refused for the identity number %j', async (idNumber, code) => {
    expect(codes(await read(HEADING, ['1', '张三', idNumber, '1']))).toEqual([code]);
  });

  it.each<[Cell]>([[' 640399 19730709 0012'], ['６４０３９９１９７３０７０９００１２'], ["'640399197307090012"], ['="640399197307090012"'], [{ number: '640399197307090012' }]])('has an identity number in %j', async (idNumber) => {
    expect((await read(HEADING, ['1', '买买提•吐尔逊', idNumber, '1'])).accepted).toMatchObject([{ name: '买买提·吐尔逊', idNumber: ID[0] }]);
  });

  it('is taken once: the first row stays, a refused one too, and the message names it', async () => {
    const reading = await read(HEADING, ['1', '张三', ID[0], '九元'], ['2', '张三', ` ${ID[0]}`, '9'], ['3', '张三', ID[0], '9'], ['4', '李四', ID[1], '1']);
    expect(codes(reading)).toEqual(['notANumber', 'duplicateIdNumber', 'duplicateIdNumber', '']);
    expect(reading.rows[2]?.errors[0]?.message).toContain('第 2 行');
  });

  it.each<[Cell, string]>([
    ['九千元', 'notANumber'], [{ number: '-500' }, 'negative'], ['1234.567', 'finerThanFen'], [{ number: '1234.567' }, 'finerThanFen'], ['100000000.01', 'tooLarge'],
    [{ serial: '45000', d1904: false }, 'notANumber'], [{ error: '#VALUE!' }, 'cellError'], [true, 'notANumber'], [null, 'nothingOwed'], [{ number: '0' }, 'nothingOwed'],
  ])('has %j owed: %s', async (amount, code) => {
    expect(codes(await read(HEADING, ['1', '张三', ID[0], amount]))).toEqual([code]);
  });

  it.each<[string, Cell, object, string[]]>([
    ['手机号', { number: '1.9937453169E10' }, { phone: '19937453169' }, []],
    ['手机号', '12345', { phone: '12345' }, ['手机号:phoneNumber']],
    ['联系电话', '138****0000', { phone: undefined }, ['联系电话:maskedValue']],
    ['银行卡号', '6222 6844 4823 9714 939', { bankCard: '6222684448239714939' }, []],
    ['银行卡号', { number: '6222684448239710000' }, { bankCard: undefined }, ['银行卡号:bankCard']],
    ['银行卡号', '6.22268E+18', { bankCard: undefined }, ['银行卡号:bankCard']],
    ['工资卡号', '************4939', { bankCard: undefined }, ['工资卡号:maskedValue']],
    ['工资卡号', '4939', { bankCard: undefined }, ['工资卡号:bankCard']],
    ['是否农民工', '√', { migrantWorker: true }, []],
    ['农民工（是/否）', '×', { migrantWorker: false }, []],
    ['农民工', { number: '1' }, { migrantWorker: true }, []],
    ['农民工', true, { migrantWorker: true }, []],
    ['农民工', ' ｙ', { migrantWorker: true }, []],
    ['农民工', '/', { migrantWorker: undefined }, []],
    ['农民工', '可能', { migrantWorker: undefined }, ['农民工:unknownValue']],
    ['困难类别', '深度困难职工', { livingCondition: 'severe' }, []],
    ['困难类别', '无', { livingCondition: 'stable' }, []],
    ['困难类别', 'constructor', { livingCondition: undefined }, ['困难类别:unknownValue']],
    ['入职日期', { serial: '43252', d1904: false }, { hiredOn: '2018-06-01' }, []],
    ['入职日期', '2018年6月', { hiredOn: '2018-06-01' }, ['入职日期:dayMissing']],
    ['欠薪期间', '2024年6月至12月', { from: '2024-06', to: '2024-12' }, []],
    ['欠薪月份', '2024-11', { from: '2024-11', to: '2024-11' }, []],
    ['欠薪起始月', { number: '202409' }, { from: '2024-09', to: undefined }, []],
    ['备注', '=1+1', { note: '=1+1' }, []],
    ['备注', { serial: '45505', d1904: false }, { note: '2024-08-01' }, []],
  ])('keeps %s %j', async (heading, cell, row, issues) => {
    const read = await one(heading, cell);
    expect(read.row).toMatchObject(row);
    expect(read.issues).toEqual(issues);
  });

  it.each<[string, Cell, string]>([
    ['入职日期', '2018-02-30', 'badDate'], ['入职日期', '2024-12-21', 'badDate'], ['欠薪起始月', '九月', 'badMonth'], ['欠薪起始月', { number: '2024.1' }, 'badMonth'],
    ['欠薪期间', '6月至12月', 'badMonth'], ['欠薪期间', '2024年6月至2023年12月', 'periodEndsBeforeStart'], ['备注', '长'.repeat(501), 'tooLong'], ['工种', { error: '#N/A' }, 'cellError'],
  ])('is refused for %s %j', async (heading, cell, code) => {
    expect((await one(heading, cell)).issues).toEqual([`${heading}:${code}`]);
  });
});

describe('reading a roster', () => {
  it('tells how far it is', async () => {
    const steps: number[] = [];
    const rows = Array.from({ length: 450 }, (_, place): Cell[] => [String(place), '张三', '123', '1']);
    await readRoster(grid(HEADING, ...rows), { today: TODAY, onProgress: (done) => steps.push(done) });
    expect(steps).toEqual([200, 400, 450]);
  });

  it('never throws on anything in the cells, gives each row one verdict, and repeats nothing personal', async () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom<Cell>(null, true, ...ID, '张三', '合计', '2024-09', '138****0000', { error: '#REF!' }),
      fc.record({ number: fc.oneof(fc.double().map(String), fc.constantFrom('6.4E17', '640399197307090012', '1E999', 'NaN')) }),
      fc.record({ serial: fc.double().map(String), d1904: fc.boolean() }),
    );
    const heading: Cell[] = ['序号', '姓名', '身份证号', '手机号', '是否农民工', '入职日期', '起始月', '截止月', '拖欠工资', '养老', '银行卡号', '困难类别', '备注'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: heading.length }), { maxLength: 12 }), async (rows) => {
        const reading = await read(heading, ...rows);
        expect(reading.rows).toHaveLength(reading.total);
        expect(reading.accepted.map((row) => row.row)).toEqual(reading.rows.filter((row) => row.errors.length === 0).map((row) => row.row));
        expect(new Set(reading.accepted.map((row) => row.idNumber)).size).toBe(reading.accepted.length);
        for (const row of reading.accepted) expect(Object.values(row.amounts).every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
        expect(JSON.stringify([reading.rows, reading.warnings])).not.toMatch(/640399/);
      }),
    );
  });

  it('adds up what it accepted: amounts written in any accepted way agree with the total', async () => {
    const style = fc.constantFrom((yuan: string) => yuan, (yuan: string) => `￥${yuan}元`, (yuan: string) => yuan.replace(/\B(?=(\d{3})+\.)/g, '，'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), style), { minLength: 1, maxLength: 5 }), async (amounts) => {
        const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const sum = amounts.reduce((total, [fen]) => total + fen, 0);
        const reading = await read(HEADING, ...amounts.map(([fen, write], place): Cell[] => [null, '张三', ID[place] ?? null, write(yuan(fen))]), ['合计', null, null, yuan(sum)]);
        expect(reading.accepted.map((row) => row.amounts.wages)).toEqual(amounts.map(([fen]) => fen));
        expect(reading.warnings).toEqual([]);
        expect(parseYuan(yuan(sum))).toEqual({ fen: sum });
      }),
    );
  });
});

describe('a span of months in one cell', () => {
  it.each([
    ['2024年6月至12月', '2024-06', '2024-12'],
    ['2024.06-2025.01', '2024-06', '2025-01'],
    ['2024/6～2024/12', '2024-06', '2024-12'],
    ['自2024年6月份起至2024年12月份止', null, null],
    ['2024年11月', '2024-11', '2024-11'],
    ['2024-06 — 2024-12', '2024-06', '2024-12'],
    ['2024年13月', null, null],
    ['6月', null, null],
  ])('%s', (text, from, to) => expect(readMonthSpan(text)).toEqual(from === null ? null : { from, to }));
});

describe('cells that cannot be trusted', () => {
  const NO_RESULT: Cell = { error: '', noValue: true };

  it.each(['姓名', '身份证号', '欠薪金额(元)'])('refuse their row alone: a formula without result in %s', async (heading) => {
    const bad = HEADING.map((title, place): Cell => (title === heading ? NO_RESULT : (['2', '李四', ID[1], '50'][place] ?? null)));
    const reading = await read(HEADING, ['1', '张三', ID[0], '100'], bad);
    expect(reading.accepted.map(({ name }) => name)).toEqual(['张三']);
    expect(reading.rows[1]?.errors).toEqual([expect.objectContaining({ column: heading, code: 'formulaWithoutValue' })]);
    expect(reading.rows[1]?.warnings).toEqual([]);
  });

  it.each(['手机号', '入职日期', '欠薪起始月', '欠薪期间', '银行卡号', '备注', '养老保险', '困难类别'])('refuse their row, also in %s', async (heading) => {
    expect(await one(heading, NO_RESULT)).toEqual({ row: undefined, issues: [`${heading}:formulaWithoutValue`] });
    expect(await one(heading, '1\u0000')).toEqual({ row: undefined, issues: [`${heading}:controlCharacter`] });
  });

  it('are no matter in a running number or a line prepared for later', async () => {
    const reading = await read(HEADING, [NO_RESULT, '张三', ID[0], '100'], ['2', null, null, NO_RESULT], [null, null, null, NO_RESULT]);
    expect(reading).toMatchObject({ total: 1, accepted: [{ name: '张三', no: null }] });
  });

  it('make a sum that cannot be compared', async () => {
    const reading = await read(HEADING, ['1', '张三', ID[0], '100'], ['合计', null, null, NO_RESULT]);
    expect(reading.warnings).toMatchObject([{ code: 'totalUnreadable' }]);
  });
});

it.each([
  ['欠薪起始月', '2025-01', ['欠薪起始月:periodInTheFuture']],
  ['欠薪起始月', '2024-12', []],
  ['欠薪期间', '2025年1月至3月', ['欠薪期间:periodInTheFuture']],
  ['欠薪期间', '2024年12月至2025年3月', []],
])('a period owed that begins after this month is kept with a warning: %s %s', async (heading, text, issues) => {
  const read = await one(heading, text);
  expect(read.issues).toEqual(issues);
  expect(read.row?.from).toBeDefined();
});
