import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { Waivers } from '../../src/repayment/adjustments/waivers.service.js';
import { addDocument, type CaseBody } from '../support/case-steps.js';
import { readPdf } from '../support/pdf-text.js';
import { agreedPlan, importReturn, inCommand, ledgerOf, type LedgerBody, pay, putInto, smallCase, storyInstalments, verifiedCase } from '../support/repayment-steps.js';
import { aWorkerRow } from '../support/roster-rows.js';
import { fixture, type WorkerBody } from '../support/roster-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { aStatement } from '../support/statement-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { factsOn, fenOf, readWorkbook, tableOn, textOf, workbookPart } from '../support/workbook.js';

const AMOUNTS = { 申报金额: 'claimedFen', 核定金额: 'verifiedFen', 约定金额: 'agreedFen', 已付: 'paidFen', 放弃: 'waivedFen', 未付: 'outstandingFen', 其中逾期: 'overdueFen' } as const;
const roster = JSON.parse(fixture('roster-59.expected.json').toString('utf8')) as { wagesFen: number; socialInsuranceFen: number };

type Table = ReturnType<typeof tableOn>;
const sumOf = ({ rows }: Table, heading: string): number => rows.reduce((sum, row) => sum + fenOf(row[heading]), 0);
const yuan = (fen: number): string => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

/** Rows and totals of a table both say what the ledger says. */
function expectAmounts(table: Table, amounts: LedgerBody['totals']): void {
  for (const [heading, amount] of Object.entries(AMOUNTS)) {
    expect([heading, sumOf(table, heading), fenOf(table.totals[heading])]).toEqual([heading, amounts[amount], amounts[amount]]);
  }
}

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-20T02:00:00Z' }); });
afterAll(() => t.close());

describe('the story on 2025-01-06: 57 paid, two rows refused by the bank', () => {
  let kase: CaseBody;
  let workers: WorkerBody[];
  let ledger: LedgerBody;
  beforeAll(async () => {
    ({ kase, workers } = await verifiedCase(t));
    await agreedPlan(t, kase.id, storyInstalments({ wagesFen: roster.wagesFen, insuranceFen: roster.socialInsuranceFen }));
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2025-01-06T06:00:00Z');
    await importReturn(t, kase.id, 'bank-return-2025-01-05.csv');
    ledger = await ledgerOf(t, kase.id);
  });

  it('is a workbook whose every sheet adds up to the ledger, to the fen', async () => {
    const { shown, bytes } = await aStatement(t, `${kase.id}/statements`, 'xlsx');
    const [front = [], instalments = [], people = [], claims = [], payments = []] = await readWorkbook(bytes);
    expect(shown).toMatchObject({ subject: 'case', format: 'xlsx', progress: 100, masked: false, asOf: '2025-01-06T06:00:00.000Z', fileName: `案件对账单-${kase.number}-2025-01-06.xlsx`, bytes: bytes.length });
    const facts = factsOn(front);
    expect(facts).toMatchObject({ 案件编号: kase.number, 用人单位: '某燃气有限公司', 截至日期: '2025-01-06', 制表时间: '2025-01-06 14:00', 制表人: '陈督办', 职工人数: '59', 收到付款: yuan(ledger.totals.paidFen), 其中未核销: '¥0.00' });
    const kinds = tableOn(front, '类别');
    expectAmounts(kinds, ledger.totals);
    expect(kinds.rows.map(({ 类别, 未付 }) => [类别, fenOf(未付)])).toEqual(ledger.byKind.map(({ outstandingFen }, place) => [['工资', '养老保险', '医疗保险（含生育）', '失业保险', '工伤保险'][place], outstandingFen]));
    expectAmounts(tableOn(people, '序号'), ledger.totals);
    expectAmounts(tableOn(claims, '序号'), ledger.totals);
    expect(tableOn(people, '序号').rows.map(({ 职工 }) => 职工)).toEqual(workers.map(({ name }) => name));
    expect(tableOn(claims, '序号').rows).toHaveLength(workers.flatMap((worker) => worker.claims).length);
    const plan = tableOn(instalments, '期次');
    expect(plan.rows.map((row) => [fenOf(row['应付金额']), fenOf(row['已付']), fenOf(row['未付'])])).toEqual(ledger.instalments.map(({ amountFen, paidFen, outstandingFen }) => [amountFen, paidFen, outstandingFen]));
    expect(plan.rows[0]).toMatchObject({ 应付日期: { serial: '45662' }, 状态: '逾期', 逾期天数: { number: '1' } });
    expect([sumOf(tableOn(payments, '付款日期'), '付款金额'), tableOn(payments, '付款日期').rows.length]).toEqual([ledger.totals.paidFen, 57]);
  });

  it('is a PDF with the same figures, its font inside and its pages numbered', async () => {
    const { shown, bytes } = await aStatement(t, `${kase.id}/statements`, 'pdf');
    const { pages, texts, fonts } = readPdf(bytes);
    const text = texts.join('');
    expect(shown).toMatchObject({ format: 'pdf', fileName: `案件对账单-${kase.number}-2025-01-06.pdf` });
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(fonts).toEqual([expect.stringMatching(/^[A-Z]{6}\+NotoSansSC/)]);
    expect(pages).toBeGreaterThan(3);
    texts.forEach((page, place) => expect(page).toContain(`第${place + 1}页，共${pages}页`));
    for (const fen of [ledger.totals.verifiedFen, ledger.totals.paidFen, ledger.totals.outstandingFen, ledger.totals.overdueFen]) expect(text).toContain(yuan(fen));
    for (const { name } of workers) expect(text).toContain(name);
    expect(text).toContain('2025-01-05');
    expect(text).not.toContain('□');
  });

  it('of a worker tells what was owed, paid when, and what is left', async () => {
    const [unpaid] = (await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}/ledger/workers?limit=200`).expect(200)).body.items.filter((row: { overdueFen: number }) => row.overdueFen > 0);
    for (const worker of [workers[0]?.id ?? '', unpaid.workerId as string]) {
      const { bytes, shown } = await aStatement(t, `${kase.id}/workers/${worker}/statements`, 'xlsx');
      const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}/ledger/workers?limit=200`).expect(200);
      const owed = body.items.find((row: { workerId: string }) => row.workerId === worker) as LedgerBody['totals'];
      const [front = [], claims = [], schedule = [], paid = []] = await readWorkbook(bytes);
      const facts = factsOn(front);
      const known = workers.find(({ id }) => id === worker);
      expect(facts).toMatchObject({ 职工: known?.name, 身份证号: known?.idNumberMasked, 银行卡号: known?.bankCardMasked, 未付合计: yuan(owed.outstandingFen) });
      expectAmounts(tableOn(front, '类别'), owed);
      expectAmounts(tableOn(claims, '类别'), owed);
      expect(tableOn(claims, '类别').rows[0]).toMatchObject({ 类别: '工资', 起始月: known?.claims.find(({ kind }) => kind === 'wages')?.from, 截止月: '2024-12' });
      expect(sumOf(tableOn(schedule, '期次'), '未付')).toBe(owed.outstandingFen);
      expect(sumOf(tableOn(paid, '付款日期'), '已核销')).toBe(owed.paidFen);
      expect(shown.fileName).toBe(`职工对账单-${kase.number}-第${workers.findIndex(({ id }) => id === worker) + 1}号-2025-01-06.xlsx`);
    }
  });

  it('holds no ID, bank or phone number in full, in either format', async () => {
    const revealed = (await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/workers/reveal`).send({ workerIds: workers.map(({ id }) => id), reason: '核对' }).expect(200)).body.items as Record<'idNumber' | 'phone' | 'bankCard', string | null>[];
    const numbers = revealed.flatMap(({ idNumber, phone, bankCard }) => [idNumber, phone, bankCard]).filter((value) => value !== null);
    expect(numbers.length).toBeGreaterThan(100);
    for (const path of [`${kase.id}/statements`, `${kase.id}/workers/${workers[0]?.id ?? ''}/statements`]) {
      const sheets = JSON.stringify(await readWorkbook((await aStatement(t, path, 'xlsx')).bytes));
      const text = readPdf((await aStatement(t, path, 'pdf')).bytes).texts.join('');
      expect(numbers.filter((number) => sheets.includes(number) || text.includes(number))).toEqual([]);
    }
  });

  it('is the same bytes when nothing has changed', async () => {
    for (const format of ['xlsx', 'pdf'] as const) {
      const [first, second] = [await aStatement(t, `${kase.id}/statements`, format), await aStatement(t, `${kase.id}/statements`, format)];
      expect(second.bytes.equals(first.bytes)).toBe(true);
    }
  });

  it('is in English for whoever reads English', async () => {
    const { bytes, shown } = await aStatement(t, `${kase.id}/statements`, 'xlsx', 'supervisor', 'en');
    const [front = []] = await readWorkbook(bytes);
    expect(front[0]?.cells).toEqual(['Statement of a case']);
    expect(fenOf(tableOn(front, 'Kind').totals['Outstanding'])).toBe(ledger.totals.outstandingFen);
    expect(shown.fileName).toBe(`Statement of a case-${kase.number}-2025-01-06.xlsx`);
    const pdf = readPdf((await aStatement(t, `${kase.id}/statements`, 'pdf', 'supervisor', 'en')).bytes);
    expect(pdf.texts[0]).toContain(`Page1of${pdf.pages}`);
    expect(JSON.stringify([front, pdf.texts])).not.toMatch(/statement\.|\{\w+\}/);
  });
});

describe('a ledger with decisions in it', () => {
  it('tells what became of unapplied money, which late fees and additions count, and how the agreement can be enforced', async () => {
    t.clock.set('2025-02-01T02:00:00Z');
    // A late fee that somebody claims by hand stands beside what the collector assesses.
    const { kase } = await smallCase(t, [{ wages: 60_000, pension: 9_000, lateFee: 30 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-02-01', amountFen: 60_000 }, { kind: 'pension', dueOn: '2025-03-01', amountFen: 9_000 }, { kind: 'lateFee', dueOn: '2025-03-01', amountFen: 30 }]);
    await putInto(t, kase.id, 'supervising');
    const send = async (suffix: string, body: object): Promise<string> => (await (await t.as('supervisor')).post(`/api/v1/cases/${kase.id}${suffix}`).send(body).expect(201)).body.id as string;
    await send('/legal-events', { type: 'confirmationApplied', occurredOn: '2025-02-01' });
    await send('/legal-events', { type: 'confirmationGranted', occurredOn: '2025-02-01' });
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 70_000, paidOn: '2025-02-01' });
    const documentIds = [await addDocument(t, kase.id, 'supervisor', aPdf(), '回单.pdf')];
    await send(`/payments/${payment.id}/resolutions`, { type: 'reallocate', amountFen: 2_000, kind: 'pension', reason: '抵补缴', documentIds });
    await send(`/payments/${payment.id}/resolutions`, { type: 'return', amountFen: 5_000, returnedOn: '2025-02-01', reference: '退款1', reason: '多付', documentIds });
    await send(`/payments/${payment.id}/resolutions`, { type: 'keep', amountFen: 1_000, reason: '留作预付', documentIds });
    await send('/late-fee-assessments', { amountFen: 700, assessedOn: '2025-02-01', reference: '核定1号' });
    const mistaken = await pay(t, kase.id, { kind: 'wages', amountFen: 600, paidOn: '2025-02-01' });
    await send(`/payments/${mistaken.id}/resolutions`, { type: 'keep', amountFen: 600, reason: '待查', documentIds });
    await inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, mistaken.id, '误登'));
    const wrong = await send('/late-fee-assessments', { amountFen: 900, assessedOn: '2025-02-01', reference: '核定2号', besides: true });
    await (await t.as('supervisor')).post(`/api/v1/cases/${kase.id}/late-fee-assessments/${wrong}/void`).send({ reason: '重复登记' }).expect(200);
    const ledger = await ledgerOf(t, kase.id);
    const { bytes } = await aStatement(t, `${kase.id}/statements`, 'xlsx');
    const sheets = await readWorkbook(bytes);
    expect(factsOn(sheets[0] ?? [])['履行方案']).toContain('已司法确认');
    const [resolutions, fees] = sheets.slice(5).map((rows, place) => tableOn(rows, ['日期', '决定日期'][place] ?? ''));
    expect(resolutions?.rows.map((row) => [row['处理方式'], fenOf(row['金额']), row['说明']])).toEqual([['改付', 2_000, '有效：抵补缴'], ['退回', 5_000, '有效：多付'], ['留作预付', 1_000, '有效：留作预付'], ['留作预付', 600, '已冲正：待查']]);
    expect(resolutions && fenOf(resolutions.totals['其中留作预付'])).toBe(1_000);
    expect(resolutions && fenOf(resolutions.totals['其中退回'])).toBe(ledger.returnedFen);
    expect(fees?.rows.map((row) => [row['文号'], fenOf(row['决定金额']), fenOf(row['计入应付']), row['说明']])).toEqual([['核定1号', 700, 700, '有效'], ['核定2号', 900, 0, '已撤销：重复登记']]);
    expectAmounts(tableOn(sheets[0] ?? [], '类别'), ledger.totals);
    const printed = readPdf((await aStatement(t, `${kase.id}/statements`, 'pdf')).bytes).texts.join('');
    for (const text of ['未核销款的处理', '滞纳金核定', '已撤销：重复登记', '已司法确认', '抵补缴']) expect(printed).toContain(text);
  });
});

describe('a ledger with everything in it', () => {
  let kase: CaseBody;
  let workerIds: string[];
  let ledger: LedgerBody;
  beforeAll(async () => {
    t.clock.set('2025-02-01T02:00:00Z');
    ({ kase, workerIds } = await smallCase(t, [{ wages: 600_000, pension: 90_001 }, { wages: 400_000, reimbursement: 5_000 }], '=HYPERLINK("http://x")公司'));
    const [first = '', second = ''] = workerIds;
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-02-01', amountFen: 1_000_000 }, { kind: 'socialInsurance', dueOn: '2025-03-01', amountFen: 90_001 }, { kind: 'reimbursement', dueOn: '2025-03-01', amountFen: 5_000 }]);
    await putInto(t, kase.id, 'supervising');
    await pay(t, kase.id, { kind: 'wages', amountFen: 300_000, deductionsFen: 1_234, paidOn: '2025-02-01', workerIds: [first], reference: '+86 凭证 640399197001011000' });
    const wrong = await pay(t, kase.id, { kind: 'wages', amountFen: 77_777, paidOn: '2025-02-01', workerIds: [second], reference: '=1+1' });
    await inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, wrong.id, '@重复登记'));
    await pay(t, kase.id, { kind: 'wages', amountFen: 50_000, paidOn: '2025-02-01', workerIds: [second], method: 'fundAdvance' });
    await pay(t, kase.id, { kind: 'reimbursement', amountFen: 6_000, paidOn: '2025-02-01' });
    await pay(t, kase.id, { kind: 'socialInsurance', amountFen: 30_000, paidOn: '2025-02-01' });
    const documentIds = [await addDocument(t, kase.id, 'lead', aPdf(), '放弃声明.pdf')];
    await inCommand(t, kase.id, (tx) => t.app.get(Waivers).waive(tx, { workerId: second, kind: 'wages', amountFen: 10_000, documentIds, reason: '自愿' }));
    await aWorkerRow(t, kase.id, { name: "=cmd|' /C calc'!A0", position: 9 });
    await aWorkerRow(t, kase.id, { name: '㛃𬇙䶮堃', position: 10 });
    t.clock.set('2025-02-05T02:00:00Z');
    ledger = await ledgerOf(t, kase.id);
  });

  it('lists payments with deductions, reversals, advances and what is unapplied, and waivers; the sums are the ledger\'s', async () => {
    const { bytes } = await aStatement(t, `${kase.id}/statements`, 'xlsx');
    const [front = [], , people = [], claims = [], payments = [], waivers = []] = await readWorkbook(bytes);
    for (const [rows, heading] of [[front, '类别'], [people, '序号'], [claims, '序号']] as const) expectAmounts(tableOn(rows, heading), ledger.totals);
    const paid = tableOn(payments, '付款日期');
    const totals = ['付款金额', '代扣', '已核销', '未核销'].map((heading) => fenOf(paid.totals[heading]));
    expect(totals).toEqual([386_000, 1_234, 386_234, 1_000]);
    expect(totals).toEqual(['付款金额', '代扣', '已核销', '未核销'].map((heading) => sumOf(paid, heading)));
    // An advance settles nothing: what it reached is among the settled, and apart in the ledger.
    expect(ledger.totals.paidFen).toBe(386_234 - ledger.advancedFen);
    expect(ledger).toMatchObject({ unappliedFen: 1_000, advancedFen: 50_000 });
    expect(paid.rows.filter(({ 说明 }) => textOf(说明).includes('冲正')).map((row) => [fenOf(row['付款金额']), row['凭证号'], row['说明']])).toEqual([
      [77_777, '=1+1', '已于 2025-02-01 冲正'], [-77_777, '=1+1', '冲正：@重复登记'],
    ]);
    expect(paid.rows[0]?.['凭证号']).toBe('+86 凭证 6403**********1000');
    const waived = tableOn(waivers, '日期');
    expect([fenOf(waived.totals['放弃金额']), fenOf(waived.totals['实际冲减'])]).toEqual([10_000, ledger.totals.waivedFen]);
  });

  it('takes no text for a formula', async () => {
    const { bytes } = await aStatement(t, `${kase.id}/statements`, 'xlsx');
    const [front = [], , people = []] = await readWorkbook(bytes);
    expect(front.map(({ cells }) => cells[1])).toContain('=HYPERLINK("http://x")公司');
    expect(tableOn(people, '序号').rows.map(({ 职工 }) => 职工)).toContain("=cmd|' /C calc'!A0");
    for (let n = 1; n <= 6; n += 1) expect(await workbookPart(bytes, `xl/worksheets/sheet${n}.xml`)).not.toMatch(/<f[ >]|t="str"/);
  });

  it('prints rare names', async () => expect(readPdf((await aStatement(t, `${kase.id}/statements`, 'pdf')).bytes).texts.join('')).toContain('㛃𬇙䶮堃'));

  it('of a worker keeps what was reversed visible, counts an advance apart, and shows the waiver', async () => {
    const { bytes } = await aStatement(t, `${kase.id}/workers/${workerIds[1] ?? ''}/statements`, 'xlsx');
    const [front = [], , , paid = [], waivers = []] = await readWorkbook(bytes);
    const table = tableOn(paid, '付款日期');
    expect(table.rows.map((row) => [row['类别'], fenOf(row['已核销']), fenOf(row['基金垫付']), row['说明']])).toEqual([
      ['工资', 0, 0, '已于 2025-02-01 冲正'], ['工资', 0, 50_000, '垫付，单位仍应支付'], ['报销款', 5_000, 0, '有效'],
    ]);
    expect(fenOf(tableOn(front, '类别').totals['未付'])).toBe(390_000);
    expect(fenOf(tableOn(waivers, '日期').totals['实际冲减'])).toBe(10_000);
  });

  it('of somebody who is owed nothing is an empty one that adds up', async () => {
    const [row] = await t.db.query<{ id: string }[]>(`SELECT id FROM workers WHERE case_id = $1 AND name = '㛃𬇙䶮堃'`, [kase.id]);
    const { bytes } = await aStatement(t, `${kase.id}/workers/${row?.id ?? ''}/statements`, 'pdf');
    expect(readPdf(bytes).texts.join('')).toContain('未付合计¥0.00');
  });

  it('tells the figures of one moment, though a payment arrives while it is made', async () => {
    const before = await ledgerOf(t, kase.id);
    const [{ bytes }] = await Promise.all([aStatement(t, `${kase.id}/statements`, 'xlsx'), pay(t, kase.id, { kind: 'wages', amountFen: 11_111, paidOn: '2025-02-05' })]);
    const [front = [], , people = [], , payments = []] = await readWorkbook(bytes);
    const paid = fenOf(tableOn(front, '类别').totals['已付']);
    expect([before.totals.paidFen, before.totals.paidFen + 11_111]).toContain(paid);
    expect(fenOf(tableOn(people, '序号').totals['已付'])).toBe(paid);
    expect(fenOf(tableOn(payments, '付款日期').totals['已核销'])).toBe(paid + before.advancedFen);
  });
});

describe('of an employer across cases', () => {
  it('sums the cases the asker may see, without naming a worker', async () => {
    t.clock.set('2025-03-01T02:00:00Z');
    const employer = '塞上建筑公司';
    const cases: Awaited<ReturnType<typeof smallCase>>[] = [];
    for (const owed of [{ wages: 100_000 }, { wages: 250_000, pension: 30_000 }, { wages: 999_999 }, { wages: 888_888 }]) {
      cases.push(await smallCase(t, [owed as Record<string, number>], employer));
      t.clock.advance({ minutes: 1 });
    }
    const [one, two, foreign, merged] = cases.map(({ kase }) => kase);
    await t.db.query(`UPDATE cases SET region_code = '640104' WHERE id = $1`, [foreign?.id]);
    await putInto(t, merged?.id ?? '', 'merged');
    await agreedPlan(t, one?.id ?? '', [{ kind: 'wages', dueOn: '2025-03-10', amountFen: 100_000 }]);
    await pay(t, one?.id ?? '', { kind: 'wages', amountFen: 40_000, paidOn: '2025-03-01' });
    const { bytes, shown } = await aStatement(t, `${two?.id ?? ''}/employer-statements`, 'xlsx');
    const [front = [], list = [], kinds = [], instalments = [], payments = [], ...decided] = await readWorkbook(bytes);
    expect(decided).toEqual([]);
    expect(tableOn(kinds, '案件编号').rows.map((row) => [row['案件编号'], row['类别'], fenOf(row['核定金额']), fenOf(row['已付']), fenOf(row['未付'])])).toEqual([
      [one?.number, '工资', 100_000, 40_000, 60_000], [two?.number, '工资', 250_000, 0, 250_000], [two?.number, '养老保险', 30_000, 0, 30_000],
    ]);
    expect(shown).toMatchObject({ subject: 'employer', masked: true, fileName: `用人单位对账单-${employer}-2025-03-01.xlsx` });
    const table = tableOn(list, '案件编号');
    expect(table.rows.map((row) => [row['案件编号'], fenOf(row['核定金额']), fenOf(row['未付'])])).toEqual([[one?.number, 100_000, 60_000], [two?.number, 280_000, 280_000]]);
    expect(fenOf(tableOn(front, '类别').totals['未付'])).toBe(340_000);
    expect(tableOn(instalments, '案件编号').rows).toHaveLength(1);
    expect(tableOn(payments, '案件编号').rows).toEqual([expect.objectContaining({ 笔数: { number: '1' }, 付款金额: { number: '400' } })]);
    const pdf = readPdf((await aStatement(t, `${two?.id ?? ''}/employer-statements`, 'pdf')).bytes).texts.join('');
    expect(pdf).toContain('¥3,400.00');
    expect(JSON.stringify([front, list, instalments, payments]) + pdf).not.toContain('职工甲');
    const audit = await t.db.query<{ chain: string; action: string; details: { cases?: number } }[]>(`SELECT chain, action, details FROM audit_entries WHERE action = 'statement.made' AND details->>'statementId' = $1 ORDER BY chain`, [shown.id]);
    expect(audit.map(({ chain, details }) => [chain, details.cases])).toEqual([one?.id, two?.id].sort().map((id) => [id, 2]));
  });

  it('tells case by case what is owed, paid and left of each kind, and everything that was decided; the sums are those of the ledgers', async () => {
    t.clock.set('2025-03-01T02:00:00Z');
    const employer = '河东运输公司';
    const cases = [await smallCase(t, [{ wages: 50_000, pension: 9_000 }, { wages: 20_000 }], employer)];
    t.clock.advance({ minutes: 1 });
    cases.push(await smallCase(t, [{ overtime: 7_000, pension: 1_000 }], employer));
    const ledgers: LedgerBody[] = [];
    for (const [place, { kase, workerIds }] of cases.entries()) {
      const supervisor = await t.as('supervisor');
      const send = async (suffix: string, body: object): Promise<string> => (await supervisor.post(`/api/v1/cases/${kase.id}${suffix}`).send(body).expect(201)).body.id as string;
      const documentIds = [await addDocument(t, kase.id, 'lead', aPdf(), '凭据.pdf')];
      const payment = await pay(t, kase.id, { kind: 'pension', amountFen: 12_000, paidOn: '2025-03-01' });
      await send(`/payments/${payment.id}/resolutions`, { type: 'return', amountFen: 1_500, returnedOn: '2025-03-01', reference: `退${place}`, reason: `多付${place}`, documentIds });
      await send('/late-fee-assessments', { amountFen: 700 + place, assessedOn: '2025-03-01', reference: `核定${place}号` });
      await inCommand(t, kase.id, (tx) => t.app.get(Waivers).waive(tx, { workerId: workerIds[0] ?? '', kind: place === 0 ? 'wages' : 'overtime', amountFen: 300, documentIds, reason: '自愿' }));
      if (place === 0) {
        const order = await send('/labour-orders', {
          kind: 'rectification', number: '监令1号', authority: '监察支队', issuedOn: '2025-02-20', servedOn: '2025-02-20', deadlineOn: '2025-02-28', items: [{ kind: 'wages', amountFen: 70_000 }],
        });
        await send(`/labour-orders/${order}/additional-compensations`, { percentage: 50, decision: { kind: 'hrssDecision', number: '加付1号', decidedOn: '2025-03-01' } });
      }
      ledgers.push(await ledgerOf(t, kase.id));
    }
    const [first, second] = cases.map(({ kase }) => kase);
    const total = (of: (ledger: LedgerBody) => number): number => ledgers.reduce((sum, ledger) => sum + of(ledger), 0);
    const totals = Object.fromEntries(Object.values(AMOUNTS).map((amount) => [amount, total((ledger) => ledger.totals[amount])])) as unknown as LedgerBody['totals'];
    const { bytes } = await aStatement(t, `${first?.id ?? ''}/employer-statements`, 'xlsx');
    const [front = [], list = [], kinds = [], , payments = [], waivers = [], resolutions = [], assessments = [], compensations = []] = await readWorkbook(bytes);
    for (const [sheet, heading] of [[front, '类别'], [list, '案件编号'], [kinds, '案件编号']] as const) expectAmounts(tableOn(sheet, heading), totals);
    expect(tableOn(kinds, '案件编号').rows.map((row) => [row['案件编号'], fenOf(row['核定金额']), fenOf(row['已付']), fenOf(row['放弃']), fenOf(row['未付'])])).toEqual(
      ledgers.flatMap(({ byKind }, place) => byKind.map((row) => [cases[place]?.kase.number, row.verifiedFen, row.paidFen, row.waivedFen, row.outstandingFen])));
    const paid = tableOn(payments, '案件编号');
    expect(['付款金额', '已核销', '未核销', '已退回'].map((heading) => fenOf(paid.totals[heading]))).toEqual([24_000, total(({ totals: { paidFen } }) => paidFen), total(({ unappliedFen }) => unappliedFen), 3_000]);
    expect(tableOn(waivers, '案件编号').rows.map((row) => [row['案件编号'], row['类别'], fenOf(row['实际冲减'])])).toEqual([[first?.number, '工资', 300], [second?.number, '加班费', 300]]);
    expect(tableOn(resolutions, '案件编号').rows.map((row) => [row['案件编号'], row['处理方式'], fenOf(row['其中退回']), row['说明']])).toEqual([[first?.number, '退回', 1_500, '有效：多付0'], [second?.number, '退回', 1_500, '有效：多付1']]);
    expect(tableOn(assessments, '案件编号').rows.map((row) => [row['文号'], fenOf(row['计入应付'])])).toEqual([['核定0号', 700], ['核定1号', 701]]);
    expect(tableOn(compensations, '案件编号').rows.map((row) => [row['案件编号'], row['文号'], fenOf(row['决定金额'])])).toEqual([[first?.number, '加付1号', fenOf(tableOn(front, '类别').rows.find(({ 类别 }) => 类别 === '加付赔偿金')?.['核定金额'])]]);
    expect(factsOn(front)).toMatchObject({ 收到付款: '¥240.00', 其中已退回: '¥30.00' });
    const { texts } = readPdf((await aStatement(t, `${first?.id ?? ''}/employer-statements`, 'pdf')).bytes);
    const printed = texts.join('');
    for (const text of ['各案类别', '放弃', '未核销款的处理', '滞纳金核定', '加付赔偿金', '多付1', '核定0号', '加付1号', yuan(totals.outstandingFen), first?.number ?? '', second?.number ?? '']) expect(printed).toContain(text);
    expect(JSON.stringify(await readWorkbook(bytes)) + printed).not.toMatch(/职工[甲乙]|statement\./);
  });
});
