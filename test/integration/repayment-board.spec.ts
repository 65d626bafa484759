import { randomUUID } from 'node:crypto';
import type { PaymentKind } from '../../src/cases/domain/vocabulary.js';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { RepaymentPlans } from '../../src/repayment/plans/repayment-plans.service.js';
import { allRows, boardFaults, boardOf, type Query } from '../support/board-steps.js';
import type { TestUser } from '../support/people.js';
import { idOf } from '../support/people.js';
import { declareConflict } from '../support/referral-steps.js';
import { agreedPlan, inCommand, ledgerFaults, ledgerOf, pay, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
/** By a name of its own. */
const cases: Record<string, string> = {};
const due = (dueOn: string, amountFen: number, kind: PaymentKind = 'wages'): { kind: PaymentKind; dueOn: string; amountFen: number } => ({ kind, dueOn, amountFen });
/** Moves a case as a command would that has nothing to do with money. */
const place = (caseId: string, columns: string, ...values: unknown[]): Promise<unknown> =>
  inCommand(t, caseId, (tx) => tx.m.query(`UPDATE cases SET ${columns} WHERE id = $1`, [caseId, ...values]));

/** Everything that may become of money, on cases of several employers, regions and supervisors. */
beforeAll(async () => {
  t = await createTestApp({ now: '2024-11-20T02:00:00Z' });
  const add = async (name: string, claims: readonly Record<string, number>[], employer: string): Promise<string[]> => {
    const { kase, workerIds } = await smallCase(t, claims, employer);
    cases[name] = kase.id;
    return workerIds;
  };
  const id = (name: string): string => cases[name] ?? '';
  const [first = ''] = await add('late', [{ wages: 1_000, pension: 200 }, { wages: 500 }], '看板甲公司');
  await add('samEmployer', [{ wages: 70, overtime: 31 }], '看板甲（公司）');
  await add('walled', [{ wages: 5_000 }], '看板丙公司');
  await add('rescheduled', [{ wages: 900 }, { wages: 300, medical: 40, pension: 60 }], '看板丁公司');
  await add('unplanned', [{ wages: 111, housingFund: 22 }], '看板戊公司');
  await add('closed', [{ wages: 640 }], '看板己公司');
  await add('elsewhere', [{ wages: 77 }], '看板庚公司');
  await add('partly', [{ wages: 800, unemployment: 90 }], '看板辛公司');
  await agreedPlan(t, id('late'), [due('2024-11-21', 300), due('2024-12-20', 400), due('2025-01-03', 800), due('2025-01-05', 200, 'pension')]);
  await agreedPlan(t, id('samEmployer'), [due('2025-01-03', 70), due('2025-01-04', 20, 'overtime'), due('2025-01-06', 11, 'overtime')]);
  await agreedPlan(t, id('walled'), [due('2025-01-03', 5_000)]);
  await agreedPlan(t, id('rescheduled'), [due('2024-11-25', 1_200), due('2024-12-30', 100, 'socialInsurance')]);
  await agreedPlan(t, id('closed'), [due('2024-11-25', 640)]);
  await agreedPlan(t, id('elsewhere'), [due('2024-12-28', 77)]);
  await agreedPlan(t, id('partly'), [due('2024-11-22', 300), due('2025-02-10', 500), due('2025-01-31', 90, 'unemployment')]);
  t.clock.set('2024-12-03T02:00:00Z');
  await pay(t, id('closed'), { kind: 'wages', amountFen: 640, paidOn: '2024-12-02' });
  await pay(t, id('late'), { kind: 'wages', amountFen: 150, paidOn: '2024-12-01', workerIds: [first] });
  const wrong = await pay(t, id('late'), { kind: 'wages', amountFen: 999, paidOn: '2024-11-29' });
  await pay(t, id('rescheduled'), { kind: 'wages', amountFen: 250, paidOn: '2024-12-01' });
  await pay(t, id('partly'), { kind: 'wages', amountFen: 120, deductionsFen: 30, paidOn: '2024-11-30' });
  await pay(t, id('partly'), { kind: 'wages', amountFen: 55, paidOn: '2024-12-03', method: 'fundAdvance' });
  t.clock.set('2025-01-03T02:00:00Z');
  await inCommand(t, id('late'), (tx) => t.app.get(PaymentReversals).reversePayment(tx, wrong.id, '重复'));
  await inCommand(t, id('rescheduled'), (tx) => t.app.get(RepaymentPlans).reschedule(tx, [due('2025-01-03', 500), due('2025-02-20', 450), due('2025-01-20', 100, 'socialInsurance')], { requestId: randomUUID(), reason: '周转困难', documentIds: [] }));
  await pay(t, id('walled'), { kind: 'wages', amountFen: 400, paidOn: '2025-01-02' });
  const twice = await pay(t, id('late'), { kind: 'wages', amountFen: 35, paidOn: '2025-01-02' });
  await inCommand(t, id('late'), (tx) => t.app.get(PaymentReversals).reversePayment(tx, twice.id, '重复'));
  await pay(t, id('samEmployer'), { kind: 'overtime', amountFen: 40, paidOn: '2025-01-03' });
  await place(id('closed'), 'state = $2', 'closed');
  await place(id('elsewhere'), 'region_code = $2, supervisor_id = $3', '640100', idOf['supervisor.yinchuan']);
  await place(id('partly'), 'region_code = $2, supervisor_id = NULL', '640300');
  await place(id('rescheduled'), 'region_code = $2, supervisor_id = $3', '640303', idOf.supervisor2);
  await declareConflict(t, 'supervisor2', id('walled'));
  // The ledger of a case that moved to another city is none of the supervisor's who looks here.
  for (const [name, caseId] of Object.entries(cases)) if (name !== 'elsewhere') expect(await ledgerFaults(t, caseId)).toEqual([]);
}, 300_000);
afterAll(() => t.close());

/** Who looks, with which filters, and whether every group is opened too. */
const asks: [TestUser, Query, boolean][] = [
  ['supervisor', {}, true],
  ['supervisor2', {}, true],
  ['lead', { kind: 'wages' }, false],
  ['supervisor', { regionCode: '640300' }, false],
  ['supervisor', { employerKey: '看板甲' }, false],
  ['supervisor', { q: '看板' }, false],
  ['supervisor.yinchuan', {}, false],
];

it.each(asks)('every figure that %s sees of %j is the sum of the rows it opens', async (who, query, groups) => {
  expect(await boardFaults(await t.as(who), query, groups)).toEqual([]);
});

it('shows what was due, is due and was recovered, in money and in people', async () => {
  const { totals, ageing, byEmployer, byKind, items, recovered, ...dates } = await boardOf(await t.as('supervisor'));
  expect(dates).toMatchObject({ asOf: '2025-01-03', weekEndsOn: '2025-01-05' });
  // late: 1,150 of wages left, 150 of it since 2024-11-21, 400 since 2024-12-20; partly: 150 since 2024-11-22.
  expect(ageing).toEqual({ notDue: expect.any(Number) as number, d1to7: 0, d8to30: 400, d31to60: 300, over60: 0, unplanned: 133 });
  expect(totals).toMatchObject({
    overdueFen: 700, overdueCases: 2, overdueWorkers: 3, daysPastDue: 43, unplannedFen: 133,
    dueTodayFen: 800 + 70 + 4_600 + 500, dueTodayWorkers: 6, dueThisWeekFen: 800 + 70 + 4_600 + 500 + 200, dueThisWeekWorkers: 6, recoveredThisMonthFen: 440,
  });
  expect(byEmployer[0]).toMatchObject({ employerName: expect.stringContaining('看板甲') as string, cases: 2, overdueFen: 550 });
  expect(byKind.map(({ kind }) => kind)).toEqual(['housingFund', 'overtime', 'pension', 'socialInsurance', 'unemployment', 'wages']);
  expect(items[0]).toMatchObject({
    caseId: cases.late, dueOn: '2024-11-21', daysPastDue: 43, nextInstalment: { dueOn: '2025-01-03', outstandingFen: 800 }, lastPayment: { paidOn: '2024-12-01', amountFen: 150 },
    possibleActions: ['recordPayment', 'importPayments', 'requestReschedule', 'recordCheck'],
    byKind: [{ kind: 'wages', outstandingFen: 1_350, unplannedFen: 0, overdueFen: 550 }, { kind: 'pension', outstandingFen: 200, unplannedFen: 0, overdueFen: 0 }],
  });
  expect(items.at(-1)).toMatchObject({ caseId: cases.unplanned, dueOn: null, unplannedFen: 133, nextInstalment: null, lastPayment: null });
  expect(recovered).toHaveLength(13);
  expect(recovered.at(-1)).toEqual({ from: '2024-12-30', to: '2025-01-03', amountFen: 440, payments: 4 });
});

it('has as much outstanding as the ledgers of the cases it lists', async () => {
  const supervisor = await t.as('supervisor');
  for (const { caseId, outstandingFen, overdueFen } of await allRows(supervisor, 'cases', {})) {
    expect((await ledgerOf(t, String(caseId))).totals).toMatchObject({ outstandingFen, overdueFen });
  }
});

it('knows only the cases of the person who looks, and what each may do', async () => {
  const walledOff = await boardOf(await t.as('supervisor2'));
  expect(walledOff.items.map(({ caseId }) => caseId)).not.toContain(cases.walled);
  expect((await boardOf(await t.as('supervisor.yinchuan'))).items.map(({ caseId }) => caseId)).toEqual([cases.elsewhere]);
  expect((await boardOf(await t.as('lead'))).items[0]).toMatchObject({ possibleActions: ['requestReschedule', 'recordCheck'] });
  expect((await boardOf(await t.as('outsider'))).items[0]).toMatchObject({ possibleActions: [] });
  for (const list of ['', '/cases', '/employers', '/instalments', '/unplanned', '/payments', '/calendar']) {
    await (await t.as('liaison.hrss')).get(`/api/v1/repayment-board${list}`).expect(403);
  }
});

it('refuses what it cannot read', async () => {
  const supervisor = await t.as('supervisor');
  const refused = async (path: string): Promise<void> => {
    const { body } = await supervisor.get(`/api/v1/repayment-board${path}`).expect(400);
    for (const { code, message } of body.errors) expect(message).not.toBe(code);
  };
  for (const list of ['/cases', '/employers', '/instalments', '/unplanned', '/payments']) {
    for (const cursor of ['x', 'WzFd', Buffer.from('["2025-01-01","x","y"]').toString('base64url'), Buffer.from('[null,null]').toString('base64url')]) await refused(`${list}?cursor=${cursor}`);
  }
  for (const query of ['?kind=gold', '?regionCode=x', '?supervisorId=1', '?recoveredFrom=2000-01-01&recoveredBy=day', '?recoveredFrom=2025-02-01', '/cases?due=soon', '/calendar?month=2025-13', '/instalments?dueFrom=x']) await refused(query);
});

it('groups cases on one employer by its credit code, whatever its name, and keeps two of one name apart', async () => {
  const supervisor = await t.as('supervisor');
  const groups = async (): Promise<unknown[]> => (await boardOf(supervisor)).byEmployer.filter(({ employerKey }) => /^(91|看板[甲丁戊])/.test(String(employerKey))).map(({ employerKey, cases: count }) => `${String(employerKey)} ${String(count)}`).sort();
  expect(await groups()).toEqual(['看板丁公司 1', '看板戊公司 1', '看板甲公司 2']);
  for (const [name, uscc] of [['late', '91640300MA00000001'], ['samEmployer', '91640300MA00000002'], ['unplanned', '91640300MA00000001']] as const) await place(cases[name] ?? '', 'employer_uscc = $2', uscc);
  expect(await groups()).toEqual(['91640300MA00000001 2', '91640300MA00000002 1', '看板丁公司 1']);
  expect(await boardFaults(supervisor, {}, true)).toEqual([]);
  expect(await boardFaults(supervisor, { employerKey: '91640300MA00000001' }, false)).toEqual([]);
});
