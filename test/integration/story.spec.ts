import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CaseBody, fire } from '../support/case-steps.js';
import { settled } from '../support/imports.js';
import { departmentId, idOf } from '../support/people.js';
import { sweep } from '../support/sweep.js';
import { type Api, createTestApp, type TestApp } from '../support/test-app.js';

const fixtures = path.resolve(import.meta.dirname, '..', 'fixtures');
const fixture = (name: string): string => path.join(fixtures, name);
const expected = async <T>(name: string): Promise<T> => JSON.parse(await readFile(fixture(name), 'utf8')) as T;

interface RosterSums {
  workers: number;
  migrantWorkers: number;
  wagesFen: number;
  socialInsuranceFen: number;
  hardship: number;
}
type ReturnSums = Record<string, { paidRows: number; rejectedRows: number; paidFen: number }>;

interface WorkerItem {
  id: string;
  name: string;
  idNumberMasked: string;
  migrantWorker: boolean;
  reportedCondition: string | null;
  claims: { id: string; kind: string; claimedFen: number; verifiedFen: number | null; paidFen: number }[];
}

let t: TestApp;
let kase: CaseBody;
let roster: RosterSums;
let workers: WorkerItem[];
let planId: string;
const at = (suffix: string): string => `/api/v1/cases/${kase.id}${suffix}`;

/** The story is told in order; what a chapter leaves behind, the next one reads. */
beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-18T01:00:00Z' });
  roster = await expected<RosterSums>('roster-59.expected.json');
});
afterAll(() => t.close());

const allWorkers = async (api: Api): Promise<WorkerItem[]> => {
  const items: WorkerItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await api.get(at(`/workers?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)).expect(200);
    items.push(...(body.items as WorkerItem[]));
    cursor = body.nextCursor as string | null;
  }
  return items;
};

const ledger = async (): Promise<Record<string, never> & { totals: Record<string, number>; byKind: Record<string, number | string>[]; unappliedFen: number; instalments: Record<string, unknown>[] }> =>
  (await (await t.as('supervisor')).get(at('/ledger')).expect(200)).body;
const kind = (of: Awaited<ReturnType<typeof ledger>>, name: string): Record<string, number | string> | undefined => of.byKind.find((row) => row['kind'] === name);

const importReturn = async (name: string): Promise<{ state: string }> => {
  const supervisor = await t.as('supervisor');
  const { body } = await supervisor.post(at('/payment-imports')).field('kind', 'wages').field('apply', 'auto').attach('file', fixture(name)).expect(202);
  return settled(supervisor, at(`/payment-imports/${body.id}`));
};

it('day 0: a worker phones; the case is orange and has a clock', async () => {
  const { body } = await (await t.as('member')).post('/api/v1/cases').send({
    channel: 'hotline12351', reportedAt: '2024-12-18T00:40:00Z', summary: '职工来电：燃气公司拖欠工资，约60人', reporter: { name: '张三', phone: '13800000000' },
    employer: { name: '某燃气有限公司', regionCode: '640302', industryCode: '4511', address: '利通区某路1号' }, workersReported: 60,
  }).expect(201);
  kase = body as CaseBody;
  expect(body).toMatchObject({ state: 'reported', riskLevel: 'orange', riskReasons: [{ code: 'workersReported' }], nextDueAt: '2024-12-18T09:00:00.000Z' });
});

it('a task force is formed at once and accepts', async () => {
  const named = await (await t.as('supervisor')).put(at('/task-force')).send({ version: kase.version, leadId: idOf.lead, memberIds: [idOf.member, idOf.member2], supervisorId: idOf.supervisor }).expect(200);
  kase = await fire(t, named.body as CaseBody, 'ACCEPT');
  expect(kase).toMatchObject({ state: 'investigating' });
});

it('快排查: two visit, the roster of 59 is imported to the fen, findings are recorded', async () => {
  t.clock.set('2024-12-19T03:00:00Z');
  const lead = await t.as('lead');
  const early = await lead.post(at('/events')).send({ type: 'COMPLETE_INVESTIGATION', version: kase.version }).expect(422);
  expect(early.body.blockers.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['operatingStatusMissing', 'headcountMissing', 'wageArrearsMissing', 'noVisitByTwo', 'rosterEmpty']));
  await lead.post(at('/visits')).send({ visitedAt: '2024-12-19T01:00:00Z', visitorIds: [idOf.lead, idOf.member], place: '公司办公楼', record: '见到负责人，账户被冻结' }).expect(201);
  const { body } = await lead.post(at('/roster-imports')).field('apply', 'auto').attach('file', fixture('roster-59.xlsx')).expect(202);
  const done = await settled(lead, at(`/roster-imports/${body.id}`));
  expect(done).toMatchObject({ state: 'applied', accepted: roster.workers, rejected: 0 });
  workers = await allWorkers(lead);
  expect(workers).toHaveLength(roster.workers);
  expect(workers.filter(({ migrantWorker }) => migrantWorker)).toHaveLength(roster.migrantWorkers);
  const claimed = (kinds: string[]): number => workers.flatMap(({ claims }) => claims).filter((claim) => kinds.includes(claim.kind)).reduce((sum, { claimedFen }) => sum + claimedFen, 0);
  expect(claimed(['wages'])).toBe(roster.wagesFen);
  expect(claimed(['pension', 'medical', 'unemployment', 'workInjury'])).toBe(roster.socialInsuranceFen);
  expect(workers.every(({ idNumberMasked }) => /^\d{4}\*+/.test(idNumberMasked))).toBe(true);
  const found = await lead.put(at('/investigation')).send({ version: kase.version, operatingStatus: 'difficult', headcount: 63, wageArrearsFen: roster.wagesFen, socialInsuranceArrearsFen: roster.socialInsuranceFen }).expect(200);
  kase = await fire(t, found.body as CaseBody, 'COMPLETE_INVESTIGATION');
  expect(kase).toMatchObject({ state: 'verifying', riskLevel: 'orange' });
});

it('快核实: every claim is decided, funds recorded, living conditions surveyed, hardship decided', async () => {
  t.clock.set('2024-12-20T03:00:00Z');
  const lead = await t.as('lead');
  const decisions = workers.flatMap(({ claims }) => claims).map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen }));
  const { body: decided } = await lead.post(at('/claims/decisions')).send({ decisions }).expect(200);
  expect(decided).toMatchObject({ decided: decisions.length, refused: 0 });
  const verified = await lead.put(at('/verification')).send({ version: kase.version, companyFundsFen: 20_000_000, assets: '管网、办公楼' }).expect(200);
  kase = verified.body as CaseBody;
  const conditionOf = ({ reportedCondition }: WorkerItem): string => reportedCondition ?? 'stable';
  const surveys = workers.map((worker) => ({ workerId: worker.id, condition: conditionOf(worker) }));
  await lead.post(at('/living-surveys')).send({ surveys }).expect(201);
  const hardship = workers.filter((worker) => ['severe', 'relative', 'accident'].includes(conditionOf(worker)));
  expect(hardship).toHaveLength(roster.hardship);
  const blocked = await lead.post(at('/events')).send({ type: 'COMPLETE_VERIFICATION', version: kase.version }).expect(422);
  expect(blocked.body.blockers).toEqual([expect.objectContaining({ code: 'hardshipWithoutAidDecision' })]);
  for (const worker of hardship) {
    const { body: item } = await lead.post(at('/aid-items')).send({ workerId: worker.id, kind: 'living', request: '春节前生活救助' }).expect(201);
    await (await t.as('supervisor')).post(`/api/v1/aid-items/${item.id}/events`).send({ type: 'APPROVE', amountFen: 200_000 }).expect(200);
    await lead.post(`/api/v1/aid-items/${item.id}/events`).send({ type: 'DELIVER', amountFen: 200_000 }).expect(200);
  }
  kase = await fire(t, kase, 'COMPLETE_VERIFICATION');
  expect(kase).toMatchObject({ state: 'coordinating' });
});

it('快联动: 人社 and 工信 acknowledge and reply, the plan is studied, mediated and agreed', async () => {
  t.clock.set('2024-12-23T02:00:00Z');
  const lead = await t.as('lead');
  for (const [department, liaison] of [['hrss', 'liaison.hrss'], ['miit', 'liaison.miit']] as const) {
    const { body: sent } = await lead.post(at('/referrals')).send({ departmentId: departmentId[department], request: '请核查并回复', share: ['employer', 'summary', 'totals'] }).expect(201);
    const desk = await t.as(liaison);
    const { body: known } = await desk.post(`/api/v1/referrals/${sent.id}/events`).send({ type: 'ACKNOWLEDGE', version: sent.version }).expect(200);
    const { body: replied } = await desk.post(`/api/v1/referrals/${sent.id}/events`).send({ type: 'REPLY', version: known.version, payload: { text: '已核查，情况属实' } }).expect(200);
    const { body: accepted } = await lead.post(`/api/v1/referrals/${sent.id}/events`).send({ type: 'ACCEPT', version: replied.version }).expect(200);
    expect(accepted.state).toBe('accepted');
  }
  await lead.post(at('/worker-sessions')).send({ form: 'meeting', heldAt: '2024-12-23T01:00:00Z', purposes: ['opinionsHeard', 'lawExplained', 'planStudied', 'counselling'], workersPresent: 41, opinions: ['希望春节前拿到工资'], tension: 3, record: '情绪平稳' }).expect(201);
  await lead.post(at('/mediations')).send({ heldAt: '2024-12-23T01:30:00Z', attendees: ['职工代表', '公司负责人'], heardWorkers: true, heardEmployer: true, lawExplained: ['工会法第二十三条'], offers: ['元月五日付清工资，社保分十二期'], record: '双方同意', outcome: 'agreed' }).expect(201);
  const monthly = Math.floor(roster.socialInsuranceFen / 12);
  const insurance = Array.from({ length: 12 }, (_, i) => ({
    kind: 'socialInsurance', dueOn: `2025-${String(i + 1).padStart(2, '0')}-20`, amountFen: i === 11 ? roster.socialInsuranceFen - monthly * 11 : monthly,
  }));
  const { body: plan } = await lead.post(at('/repayment-plans')).send({ instalments: [{ kind: 'wages', dueOn: '2025-01-05', amountFen: roster.wagesFen }, ...insurance] }).expect(201);
  planId = plan.id as string;
  const refused = await lead.post(at('/events')).send({ type: 'ADOPT_PLAN', version: kase.version }).expect(422);
  expect(refused.body.blockers).toEqual([expect.objectContaining({ code: 'noAgreedPlan' })]);
  await lead.post(`/api/v1/repayment-plans/${planId}/events`).send({ type: 'AGREE', version: plan.version }).expect(200);
  kase = await fire(t, kase, 'ADOPT_PLAN');
  expect(kase).toMatchObject({ state: 'supervising' });
});

it('the union supervises; on the day 57 are paid, 2 are rejected and overdue from the next day, and paid by the correction', async () => {
  const sums = await expected<ReturnSums>('bank-return.expected.json');
  t.clock.set('2024-12-30T02:00:00Z');
  await (await t.as('supervisor')).post(at('/supervision-checks')).send({ checkedAt: '2024-12-30T01:00:00Z', fundsRaisedFen: 120_000_000, sources: ['回收用户欠费'], record: '资金到位七成', nextCheckOn: '2025-01-03' }).expect(201);
  t.clock.set('2025-01-03T02:00:00Z');
  await (await t.as('supervisor')).post(at('/supervision-checks')).send({ checkedAt: '2025-01-03T01:00:00Z', fundsRaisedFen: 170_000_000, sources: ['回收用户欠费'], record: '资金已到账', nextCheckOn: '2025-02-05' }).expect(201);
  t.clock.set('2025-01-05T06:00:00Z');
  expect(await importReturn('bank-return-2025-01-05.csv')).toMatchObject({ state: 'applied', totals: { matchedRows: sums['2025-01-05']?.paidRows, matchedFen: sums['2025-01-05']?.paidFen, rejectedRows: sums['2025-01-05']?.rejectedRows, unmatchedRows: 0 } });
  expect(kind(await ledger(), 'wages')).toMatchObject({ paidFen: sums['2025-01-05']?.paidFen, overdueFen: 0 });
  t.clock.set('2025-01-05T16:00:01Z');
  const late = kind(await ledger(), 'wages');
  expect(late).toMatchObject({ outstandingFen: sums['2025-01-08']?.paidFen, overdueFen: sums['2025-01-08']?.paidFen });
  t.clock.set('2025-01-08T06:00:00Z');
  expect(await importReturn('bank-return-2025-01-08.csv')).toMatchObject({ state: 'applied', totals: { matchedRows: 2, matchedFen: sums['2025-01-08']?.paidFen, rejectedRows: 0 } });
  const { body } = await (await t.as('lead')).get(at('')).expect(200);
  expect(body).toMatchObject({ state: 'supervising', milestones: { wagesSettledAt: '2025-01-08T06:00:00.000Z', socialInsuranceSettledAt: null } });
  expect(kind(await ledger(), 'wages')).toMatchObject({ paidFen: roster.wagesFen, outstandingFen: 0, overdueFen: 0 });
});

it('an insurance instalment is missed: reminder, supervisor, then leader and the head of 人社, once each', async () => {
  const told = async (who: 'lead' | 'supervisor' | 'leader' | 'head.hrss', step: string): Promise<number> =>
    (await (await t.as(who)).get('/api/v1/notifications?limit=200').expect(200)).body.items.filter(({ type, caseId, data }: { type: string; caseId: string; data: { rule?: string } }) => caseId === kase.id && type === `deadline.${step}` && data.rule === 'insuranceInstalment').length;
  for (const instant of ['2025-01-15T02:00:00Z', '2025-01-21T02:00:00Z', '2025-01-27T02:00:00Z']) {
    t.clock.set(instant);
    await sweep(t);
    await sweep(t);
  }
  expect([await told('lead', 'soon'), await told('lead', 'unpaid'), await told('supervisor', 'unpaid'), await told('leader', 'graceOver'), await told('head.hrss', 'graceOver')]).toEqual([1, 1, 1, 1, 1]);
});

it('it is paid late, the late fee is recorded and paid, the plan completes and the supervisor closes', async () => {
  const supervisor = await t.as('supervisor');
  const { instalments, ...before } = await ledger();
  expect(before['lateFeeEstimateFen']).toBeGreaterThan(0);
  const insurance = instalments.filter((instalment) => instalment['kind'] === 'socialInsurance');
  expect(insurance).toHaveLength(12);
  for (const [i, { amountFen }] of insurance.entries()) {
    await supervisor.post(at('/payments')).send({ kind: 'socialInsurance', paidOn: '2025-01-27', amountFen, method: 'bankTransfer', reference: `社保-${i + 1}` }).expect(201);
  }
  const fee = await supervisor.post(at('/late-fee-assessments')).send({ amountFen: 123_456, assessedOn: '2025-01-27', reference: '税务核定1号' }).expect(201);
  expect(fee.body.id).toBeDefined();
  const summary = { summary: '工资、社保、滞纳金全部到位' };
  const open = await supervisor.post(at('/events')).send({ type: 'CLOSE', version: kase.version, payload: summary }).expect(422);
  expect(open.body.blockers.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['obligationsUnsettled', 'noFollowUp']));
  await supervisor.post(at('/payments')).send({ kind: 'lateFee', paidOn: '2025-01-27', amountFen: 123_456, method: 'bankTransfer', reference: '滞纳金-1' }).expect(201);
  const { body: plan } = await supervisor.get(`/api/v1/repayment-plans/${planId}`).expect(200);
  expect(plan.state).toBe('completed');
  await (await t.as('lead')).post(at('/follow-ups')).send({ contactedAt: '2025-01-27T01:00:00Z', workersContacted: 10, satisfaction: 5, record: '职工表示满意' }).expect(201);
  kase = await fire(t, kase, 'CLOSE', summary, 'supervisor');
  expect(kase).toMatchObject({ state: 'closed', milestones: { wagesSettledAt: expect.any(String), socialInsuranceSettledAt: expect.any(String) }, nextDueAt: null });
  const { totals, unappliedFen } = await ledger();
  expect(totals).toMatchObject({ outstandingFen: 0, paidFen: roster.wagesFen + roster.socialInsuranceFen + 123_456 });
  expect(unappliedFen).toBe(0);
  await supervisor.post(at('/payments')).send({ kind: 'wages', paidOn: '2025-01-27', amountFen: 1, method: 'cash', reference: 'x' }).expect(422);
});

it('and every step stands in the timeline and in a chain that verifies', async () => {
  const { body } = await (await t.as('supervisor')).get(at('/timeline?limit=200')).expect(200);
  expect(body.items.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['case.reported', 'case.ACCEPT', 'case.COMPLETE_INVESTIGATION', 'case.COMPLETE_VERIFICATION', 'case.ADOPT_PLAN', 'case.CLOSE']));
  expect(body.items.every(({ text, type }: { text: string; type: string }) => text !== `timeline.${type}`)).toBe(true);
  const { body: report } = await (await t.as('auditor')).post('/api/v1/audit/verification').send({}).expect(200);
  expect(report.faults).toEqual([]);
});
