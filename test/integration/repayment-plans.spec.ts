import { randomUUID } from 'node:crypto';
import { addDocument } from '../support/case-steps.js';
import { stepsOf } from '../support/ladder-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { agreedPlan, draftPlan, ledgerFaults, ledgerOf, pay, putInto, smallCase, type InstalmentInput, type PlanBody } from '../support/repayment-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

const at = (caseId: string, suffix = ''): string => `/api/v1/cases/${caseId}${suffix}`;
const promise = (kind: string, dueOn: string, amountFen: number): InstalmentInput => ({ kind, dueOn, amountFen });
const codes = (body: { blockers: { code: string }[] }): string[] => body.blockers.map(({ code }) => code);
const errors = (body: { errors: { path: string; code: string }[] }): string[] => body.errors.map(({ path, code }) => `${path} ${code}`);
const event = async (plan: Pick<PlanBody, 'id' | 'version'>, type: string, payload?: object, by: TestUser = 'supervisor') =>
  (await t.as(by)).post(`/api/v1/repayment-plans/${plan.id}/events`).send({ type, version: plan.version, ...(payload ? { payload } : {}) });
const planOf = async (id: string): Promise<PlanBody & Record<string, unknown>> => (await (await t.as('lead')).get(`/api/v1/repayment-plans/${id}`).expect(200)).body as PlanBody & Record<string, unknown>;
const survey = (workerId: string | undefined, condition: string): Promise<unknown> => t.db.query('UPDATE workers SET living_condition = $2 WHERE id = $1', [workerId, condition]);
const linesOf = async (planId: string): Promise<string[]> =>
  (await t.db.query<{ no: number; worker_id: string; kind: string; amount: number; paid: number }[]>(
    'SELECT instalment_no AS no, worker_id, kind, amount_fen::float8 AS amount, paid_fen::float8 AS paid FROM plan_lines WHERE plan_id = $1 ORDER BY instalment_no, amount_fen, paid_fen DESC', [planId],
  )).map(({ no, worker_id, kind, amount, paid }) => `${no} ${worker_id} ${kind} ${amount}${paid > 0 ? ` paid ${paid}` : ''}`);

describe('a proposal', () => {
  const propose = async (caseId: string, body: object, by: TestUser = 'member') => (await t.as(by)).post(at(caseId, '/repayment-plans/proposals')).send(body);

  it('is made out of what is outstanding, avoids days off, writes nothing, and is taken as a draft as it is', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000, pension: 300 }, { wages: 501, medical: 200, housingFund: 50 }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 1, paidOn: '2025-01-03' });
    const { status, body } = await propose(kase.id, { method: 'singleDate', dueOn: '2025-02-01' });
    expect([status, body]).toEqual([200, expect.objectContaining({ asOf: '2025-01-03', method: 'singleDate', uncoveredFen: 0, priority: [], expected: [] })]);
    expect(body.instalments).toEqual([
      { kind: 'wages', dueOn: '2025-01-27', amountFen: 1_500, wishedOn: '2025-02-01', moved: 'workingDayBefore', provisional: false },
      { kind: 'socialInsurance', dueOn: '2025-02-05', amountFen: 500, wishedOn: '2025-02-01', moved: 'workingDayAfter', provisional: false },
      { kind: 'housingFund', dueOn: '2025-02-05', amountFen: 50, wishedOn: '2025-02-01', moved: 'workingDayAfter', provisional: false },
    ]);
    expect(await t.db.query('SELECT 1 FROM repayment_plans WHERE case_id = $1', [kase.id])).toEqual([]);
    const monthly = await propose(kase.id, { method: 'monthly', dueOn: '2025-01-31', months: 12, kinds: ['socialInsurance'] });
    expect(monthly.body.instalments).toHaveLength(12);
    expect(monthly.body.byKind).toEqual([
      { kind: 'socialInsurance', owedFen: 500, proposedFen: 500, uncoveredFen: 0 }, { kind: 'wages', owedFen: 1_500, proposedFen: 0, uncoveredFen: 1_500 },
      { kind: 'housingFund', owedFen: 50, proposedFen: 0, uncoveredFen: 50 },
    ]);
    await (await t.as('member')).post(at(kase.id, '/repayment-plans')).send({ ...body.draft, graceWorkingDays: 5 }).expect(201);
  });

  it('spends what the employer expects kind by kind, and says what is not covered', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000, pension: 300 }, { wages: 500 }]);
    const expected = [{ on: '2025-03-01', amountFen: 300 }, { on: '2025-02-10', amountFen: 900 }];
    const { body } = await propose(kase.id, { method: 'cashFlow', kinds: ['socialInsurance', 'wages'], expected });
    expect(body.draft.instalments).toEqual([promise('socialInsurance', '2025-02-10', 300), promise('wages', '2025-02-10', 600), promise('wages', '2025-03-03', 300)]);
    expect(body).toMatchObject({ uncoveredFen: 600, expected: [{ on: '2025-02-10', amountFen: 900, usedFen: 900, leftFen: 0 }, { on: '2025-03-01', amountFen: 300, usedFen: 300, leftFen: 0 }] });
    const more = await propose(kase.id, { method: 'cashFlow', expected: [{ on: '2025-02-10', amountFen: 5_000 }] });
    expect(more.body).toMatchObject({ uncoveredFen: 0, expected: [{ usedFen: 1_800, leftFen: 3_200 }] });
  });

  it('pays families in hardship first, and the lines of the plan hold to it', async () => {
    const { kase, workerIds: [stable, severe, relative] } = await smallCase(t, [{ wages: 600 }, { wages: 300 }, { wages: 100 }]);
    await survey(stable, 'stable');
    await survey(severe, 'severe');
    await survey(relative, 'relative');
    const { body } = await propose(kase.id, { method: 'priority', dueOn: '2025-01-15' });
    expect(body.draft).toEqual({
      instalments: [promise('wages', '2025-01-15', 300), promise('wages', '2025-02-14', 100), promise('wages', '2025-03-14', 600)], priority: [{ workerIds: [severe] }, { workerIds: [relative] }],
    });
    expect(body.priority).toEqual([{ condition: 'severe', workerIds: [severe], outstandingFen: 300 }, { condition: 'relative', workerIds: [relative], outstandingFen: 100 }]);
    const monthly = (await propose(kase.id, { method: 'monthly', dueOn: '2025-01-15', months: 2, hardshipFirst: true })).body.draft as { instalments: InstalmentInput[]; priority: object[] };
    const plan = await agreedPlan(t, kase.id, monthly.instalments, { priority: monthly.priority, allocationOrder: 'priorityFirst' });
    expect(plan).toMatchObject({ allocationOrder: 'priorityFirst', priority: monthly.priority });
    expect((await linesOf(plan.id)).sort()).toEqual([`1 ${relative} wages 100`, `1 ${stable} wages 100`, `1 ${severe} wages 300`, `2 ${stable} wages 500`].sort());
    await pay(t, kase.id, { kind: 'wages', amountFen: 350, paidOn: '2025-01-03' });
    expect(await linesOf(plan.id)).toEqual([`1 ${relative} wages 100 paid 50`, `1 ${stable} wages 100`, `1 ${severe} wages 300 paid 300`, `2 ${stable} wages 500`]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('asks for what its method needs and nothing else, of somebody of the task force, where something is owed', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 100 }]);
    expect(errors((await propose(kase.id, { method: 'monthly', dueOn: '2025-02-01' })).body)).toEqual(['months required']);
    expect(errors((await propose(kase.id, { method: 'singleDate', expected: [{ on: '2025-02-01', amountFen: 1 }], hardshipFirst: true })).body)).toEqual(['dueOn required', 'expected notForThisMethod', 'hardshipFirst notForThisMethod']);
    expect(errors((await propose(kase.id, { method: 'monthly', dueOn: '2090-02-01', months: 600 })).body)).toEqual(['dueOn calendarYearOutOfRange']);
    expect(errors((await propose(kase.id, { method: 'cashFlow', expected: [{ on: '2100-01-01', amountFen: 1 }] })).body)).toEqual(['expected[0].on calendarYearOutOfRange']);
    expect((await propose(kase.id, { method: 'singleDate', dueOn: '2025-02-01' }, 'outsider')).status).toBe(403);
    expect((await propose(kase.id, { method: 'singleDate', dueOn: '2025-02-01' }, 'lead.yinchuan')).status).toBe(404);
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-03', workerIds });
    expect(codes((await propose(kase.id, { method: 'singleDate', dueOn: '2025-02-01' })).body)).toEqual(['nothingOutstanding']);
  });
});

describe('a draft with clauses', () => {
  it('names each worker once, of this case, and an order that is followed', async () => {
    const { kase, workerIds: [first = '', second = ''] } = await smallCase(t, [{ wages: 100 }, { wages: 100 }]);
    const send = async (clauses: object) => (await (await t.as('member')).post(at(kase.id, '/repayment-plans')).send({ instalments: [promise('wages', '2025-01-06', 200)], ...clauses })).body;
    expect(errors(await send({ allocationOrder: 'priorityFirst' }))).toEqual(['priority required']);
    expect(errors(await send({ priority: [{ workerIds: [first] }, { workerIds: [second, first] }] }))).toEqual(['priority[1].workerIds[1] duplicateItem']);
    expect(errors(await send({ priority: [{ workerIds: [first] }, { workerIds: [randomUUID()] }] }))).toEqual(['priority[1].workerIds[0] unknownWorker']);
    expect(errors(await send({ graceWorkingDays: 0, allocationOrder: 'youngestFirst' })).sort()).toEqual(['allocationOrder notInList', 'graceWorkingDays outOfRange']);
  });

  it('keeps the signed paper of this case with what was agreed', async () => {
    const { kase } = await smallCase(t, [{ wages: 100 }]);
    const draft = await draftPlan(t, kase.id, [promise('wages', '2025-01-06', 100)], { reason: '首次协商' });
    expect(errors((await event(draft, 'AGREE', { documentIds: [randomUUID()] }, 'lead')).body)).toEqual(['payload.documentIds[0] unknownDocument']);
    expect(errors((await event(draft, 'AGREE', { paper: 'x' }, 'lead')).body)).toEqual(['payload.paper unknownField']);
    const documentId = await addDocument(t, kase.id, 'lead', aPdf(), '调解协议书.pdf');
    expect((await event(draft, 'AGREE', { documentIds: [documentId] }, 'lead')).body).toMatchObject({ state: 'agreed', documentIds: [documentId], reason: '首次协商', origin: 'parties' });
  });
});

describe('a comparison', () => {
  it('tells instalment by instalment what became of them, the sums by kind, and who agreed on what and why', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 1_000, pension: 300 }]);
    const first = await agreedPlan(t, kase.id, [promise('wages', '2025-01-06', 400), promise('wages', '2025-02-06', 600), promise('pension', '2025-02-06', 300)]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 500, paidOn: '2025-01-03', workerIds });
    await putInto(t, kase.id, 'supervising');
    const draft = await draftPlan(t, kase.id, [promise('wages', '2025-03-06', 500), promise('pension', '2025-02-06', 100), promise('socialInsurance', '2025-04-08', 200)], { reason: '企业回款推迟', graceWorkingDays: 5 });
    const compare = async (id: string, other?: string) => (await t.as('lead')).get(`/api/v1/repayment-plans/${id}/comparison${other ? `?with=${other}` : ''}`);
    const pairs = (body: { instalments: { change: string; kind: string; before: { dueOn: string; promisedFen: number } | null; after: { dueOn: string; promisedFen: number } | null }[] }): string[] =>
      body.instalments.map(({ change, kind, before, after }) => `${change} ${kind} ${before ? `${before.dueOn} ${before.promisedFen}` : '-'} > ${after ? `${after.dueOn} ${after.promisedFen}` : '-'}`);
    const expected = [
      'settled wages 2025-01-06 0 > -', 'changed pension 2025-02-06 300 > 2025-02-06 100', 'moved wages 2025-02-06 500 > 2025-03-06 500', 'added socialInsurance - > 2025-04-08 200',
    ];
    const { body } = await compare(draft.id);
    expect(pairs(body)).toEqual(expected);
    expect(body).toMatchObject({
      before: { id: first.id, revision: 1, state: 'agreed', agreedBy: { id: idOf.lead } }, after: { id: draft.id, revision: 2, state: 'draft', reason: '企业回款推迟', createdBy: { id: idOf.member }, agreedBy: null },
      byKind: [{ kind: 'wages', beforeFen: 500, afterFen: 500, differenceFen: 0 }, { kind: 'pension', beforeFen: 300, afterFen: 100, differenceFen: -200 }, { kind: 'socialInsurance', beforeFen: 0, afterFen: 200, differenceFen: 200 }],
      clauses: [{ clause: 'graceWorkingDays', before: 3, after: 5 }], paidBetween: [],
    });
    const { body: asked } = await (await t.as('lead')).post(at(kase.id, '/requests')).send({ type: 'reschedule', planId: first.id, draftId: draft.id, reason: '企业申请延期' }).expect(201);
    await (await t.as('supervisor')).post(`/api/v1/requests/${asked.id}/events`).send({ type: 'GRANT' }).expect(200);
    await pay(t, kase.id, { kind: 'wages', amountFen: 200, paidOn: '2025-01-03' });
    const { body: after } = await compare(draft.id, first.id);
    expect(pairs(after)).toEqual(expected);
    expect(after.after).toMatchObject({ state: 'agreed', agreedBy: { id: idOf.supervisor }, origin: 'reschedule', requestId: asked.id, reason: '企业回款推迟' });
    expect((await compare(first.id, draft.id)).body).toEqual(after);
    const third = await draftPlan(t, kase.id, [promise('wages', '2025-03-06', 300), promise('pension', '2025-02-06', 300)]);
    expect((await compare(third.id, first.id)).body.paidBetween).toEqual([{ kind: 'wages', paidFen: 200 }]);
    const { kase: other } = await smallCase(t, [{ wages: 1 }]);
    const foreign = await draftPlan(t, other.id, [promise('wages', '2025-03-06', 1)]);
    for (const [id, with_] of [[foreign.id, undefined], [third.id, foreign.id], [third.id, third.id], [third.id, randomUUID()]] as const) expect(errors((await compare(id, with_)).body)).toEqual(['with unknownPlan']);
    expect((await (await t.as('lead.yinchuan')).get(`/api/v1/repayment-plans/${draft.id}/comparison`)).status).toBe(404);
  });
});

describe('acceleration', () => {
  const instalments = [promise('wages', '2025-01-06', 300), promise('wages', '2025-02-06', 700), promise('pension', '2025-03-06', 600)];
  const inDefault = async (clauses: object = { accelerates: true }): Promise<{ caseId: string; plan: PlanBody }> => {
    const { kase } = await smallCase(t, [{ wages: 600, pension: 600 }, { wages: 400 }]);
    const plan = await agreedPlan(t, kase.id, instalments, clauses as Record<string, unknown>);
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2025-01-06T02:00:00Z');
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-06' });
    t.clock.set('2025-01-10T02:00:00Z');
    return { caseId: kase.id, plan };
  };
  const clocks = async (caseId: string): Promise<string[]> =>
    (await t.db.query<{ line: string }[]>(`SELECT code || ' ' || agreed_on || ' ' || state AS line FROM deadlines WHERE case_id = $1 AND subject IN ('instalment', 'plan') AND state <> 'cancelled' ORDER BY 1`, [caseId])).map(({ line }) => line);
  const next = async (planId: string, by: TestUser = 'supervisor'): Promise<string[]> =>
    ((await (await t.as(by)).get(`/api/v1/repayment-plans/${planId}/next`).expect(200)).body.events as { type: string; allowed: boolean; blockers: { code: string }[] }[])
      .map(({ type, allowed, blockers }) => [type, String(allowed), ...blockers.map(({ code }) => code)].join(' '));

  it('is the supervisor’s to declare, by a clause, for a shortfall beyond grace, once, with a reason', async () => {
    const { caseId, plan } = await inDefault();
    expect((await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' }, 'lead')).body).toMatchObject({ status: 403, code: 'supervisorOnly' });
    expect(codes((await event(plan, 'DECLARE_ACCELERATION')).body)).toEqual(['reasonMissing']);
    t.clock.set('2025-01-09T02:00:00Z');
    expect(codes((await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' })).body)).toEqual(['planNoShortfall']);
    expect(await next(plan.id)).toEqual(['DECLARE_ACCELERATION false planNoShortfall', 'REVOKE_ACCELERATION false notAccelerated']);
    expect(await next(plan.id, 'lead')).toEqual([]);
    t.clock.set('2025-01-10T02:00:00Z');
    expect(await next(plan.id)).toEqual(['DECLARE_ACCELERATION true', 'REVOKE_ACCELERATION false notAccelerated']);
    const both = await Promise.all([event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' }), event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' }, 'supervisor2')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const declared = await planOf(plan.id);
    expect(declared).toMatchObject({ state: 'agreed', version: plan.version + 1, acceleration: { declaredOn: '2025-01-10', reason: '一期未付' } });
    expect(codes((await event(declared, 'DECLARE_ACCELERATION', { reason: '再次' })).body)).toEqual(['alreadyAccelerated']);
    await putInto(t, caseId, 'withdrawn');
    expect(codes((await event(declared, 'REVOKE_ACCELERATION', { reason: '再次' })).body)).toEqual(['caseEnded']);
    t.clock.set('2025-01-03T02:00:00Z');
    const { plan: plain } = await inDefault({});
    expect(codes((await event(plain, 'DECLARE_ACCELERATION', { reason: '一期未付' })).body)).toEqual(['accelerationNotAgreed']);
    expect((await planOf(plain.id)).possibleEvents).toEqual([]);
  });

  it('makes the rest due that day for every figure and clock, keeps the agreed days beside it, and tells people', async () => {
    const { caseId, plan } = await inDefault();
    const { body } = await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' });
    expect((body as PlanBody).instalments.map(({ dueOn, fallsDueOn, state, outstandingFen }) => [dueOn, fallsDueOn, state, outstandingFen])).toEqual([
      ['2025-01-06', '2025-01-06', 'overdue', 200], ['2025-02-06', '2025-01-10', 'dueToday', 700], ['2025-03-06', '2025-01-10', 'dueToday', 600],
    ]);
    expect(body.possibleEvents).toEqual(['REVOKE_ACCELERATION']);
    expect(await clocks(caseId)).toEqual(['acceleratedInsurance 2025-01-10 running', 'acceleratedRest 2025-01-10 running', 'instalment 2025-01-06 running']);
    const told = await t.db.query<{ username: string }[]>(`SELECT u.username FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.case_id = $1 AND n.type = 'plan.DECLARE_ACCELERATION' ORDER BY 1`, [caseId]);
    expect(told.map(({ username }) => username)).toEqual(['lead', 'leader', 'member']);
    const { body: timeline } = await (await t.as('lead')).get(at(caseId, '/timeline')).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'plan.DECLARE_ACCELERATION', text: '宣布余款到期（第 1 稿）：¥13.00，一期未付', data: { amountFen: 1_300 } });
    t.clock.set('2025-01-11T02:00:00Z');
    expect(await ledgerOf(t, caseId)).toMatchObject({ totals: { overdueFen: 1_500, outstandingFen: 1_500 }, ageing: { notDue: 0, d1to7: 1_500 } });
    const { body: workers } = await (await t.as('lead')).get(at(caseId, '/ledger/workers')).expect(200);
    expect((workers.items as { overdueFen: number }[]).reduce((sum, { overdueFen }) => sum + overdueFen, 0)).toBe(1_500);
    const { body: board } = await (await t.as('supervisor')).get('/api/v1/repayment-board?limit=200').expect(200);
    expect((board.items as { caseId: string }[]).find((item) => item.caseId === caseId)).toMatchObject({ overdueFen: 1_500, outstandingFen: 1_500 });
    await t.runJob('deadlines.sweep');
    expect((await stepsOf(t, plan.id, 'acceleratedRest')).map(({ step, to }) => [step, to])).toEqual([['restUnpaid', ['lead', 'supervisor']]]);
    await pay(t, caseId, { kind: 'wages', amountFen: 900, paidOn: '2025-01-11' });
    expect(await clocks(caseId)).toEqual(['acceleratedInsurance 2025-01-10 running', 'acceleratedRest 2025-01-10 met', 'instalment 2025-01-06 met']);
    await pay(t, caseId, { kind: 'pension', amountFen: 600, paidOn: '2025-01-11' });
    expect((await planOf(plan.id)).state).toBe('completed');
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });

  it('is taken back with a reason: what was agreed is due as agreed again', async () => {
    const { caseId, plan } = await inDefault();
    const declared = (await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' })).body as PlanBody;
    const revoked = (await event(declared, 'REVOKE_ACCELERATION', { reason: '企业已筹到款' })).body as PlanBody;
    expect(revoked.instalments.map(({ fallsDueOn }) => fallsDueOn)).toEqual(['2025-01-06', '2025-02-06', '2025-03-06']);
    expect(await clocks(caseId)).toEqual(['instalment 2025-01-06 running', 'instalment 2025-02-06 running', 'insuranceInstalment 2025-03-06 running']);
    t.clock.set('2025-01-11T02:00:00Z');
    expect(await ledgerOf(t, caseId)).toMatchObject({ totals: { overdueFen: 200 } });
    expect(codes((await event(revoked, 'REVOKE_ACCELERATION', { reason: '再次' })).body)).toEqual(['notAccelerated']);
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });

  it('ends with the plan: a new revision is due by its own days; a default that was confirmed stands while it is carried over', async () => {
    const { caseId, plan } = await inDefault();
    await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' });
    const { body: kase } = await (await t.as('supervisor')).get(at(caseId)).expect(200);
    await (await t.as('supervisor')).post(at(caseId, '/events')).send({ type: 'CONFIRM_DEFAULT', version: kase.version, payload: { reason: '逾期未付' } }).expect(200);
    expect(await planOf(plan.id)).toMatchObject({ state: 'defaulted' });
    const revised = await agreedPlan(t, caseId, [promise('wages', '2025-01-06', 200), promise('wages', '2025-02-20', 700), promise('pension', '2025-03-20', 600)], { accelerates: true });
    expect(await planOf(revised.id)).toMatchObject({ state: 'defaulted', acceleration: null, outstandingFen: 1_500 });
    expect(await clocks(caseId)).toEqual(['instalment 2025-01-06 running', 'instalment 2025-02-20 running', 'insuranceInstalment 2025-03-20 running']);
    await pay(t, caseId, { kind: 'wages', amountFen: 200, paidOn: '2025-01-10' });
    expect(await planOf(revised.id)).toMatchObject({ state: 'agreed' });
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });
});

describe('the grace of a plan', () => {
  it('is what the parties agreed: for default, for the ladder and for what the case may do', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    const plan = await agreedPlan(t, kase.id, [promise('wages', '2025-01-06', 1_000)], { graceWorkingDays: 5 });
    await putInto(t, kase.id, 'supervising');
    const [{ id }] = plan.instalments as [PlanBody['instalments'][number]];
    const blockers = async (): Promise<string[]> => {
      const { body } = await (await t.as('supervisor')).get(at(kase.id, '/next')).expect(200);
      return (body.events as { type: string; blockers: { code: string }[] }[]).find(({ type }) => type === 'CONFIRM_DEFAULT')?.blockers.map(({ code }) => code) ?? [];
    };
    t.clock.set('2025-01-10T12:00:00Z');
    await t.runJob('deadlines.sweep');
    expect((await stepsOf(t, id, 'instalment')).map(({ step }) => step)).toEqual(['soon', 'unpaid']);
    t.clock.set('2025-01-13T02:00:00Z');
    expect(await blockers()).toEqual(['noShortfallBeyondGrace']);
    t.clock.set('2025-01-13T10:00:00Z');
    await t.runJob('deadlines.sweep');
    expect((await stepsOf(t, id, 'instalment')).at(-1)).toMatchObject({ step: 'graceOver', to: ['leader'] });
    t.clock.set('2025-01-14T02:00:00Z');
    expect(await blockers()).toEqual([]);
  });
});
