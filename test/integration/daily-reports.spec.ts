import { aReport, acceptedCase, fire, type CaseBody } from '../support/case-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { agreedPlan, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { openItem } from '../support/supervisor-item-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

interface ReportBody {
  reportOn: string;
  coversFrom: string;
  at: string;
  text: string;
  nothingHappened: boolean;
  entries: number;
  paidFen: number;
  recipients: { id: string }[];
}

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
// Reports of one test's cases must not fill the batches of another's.
afterEach(() => t.db.query(`UPDATE cases SET risk_level = 'blue' WHERE risk_level = 'red'`));

const red = { workersReported: 120 };
const sweep = (): Promise<void> => t.runJob('dailyReports.sweep');
const at = async (instant: string): Promise<void> => {
  t.clock.set(instant);
  await sweep();
};
const reportsOf = async (caseId: string, by: TestUser = 'supervisor'): Promise<ReportBody[]> => (await (await t.as(by)).get(`/api/v1/cases/${caseId}/daily-reports`).expect(200)).body.items;
const daysOf = async (caseId: string): Promise<string[]> => (await reportsOf(caseId)).map(({ reportOn }) => reportOn);
const toldTo = async (user: TestUser, caseId: string): Promise<{ type: string; text: string }[]> =>
  ((await (await t.as(user)).get('/api/v1/notifications?limit=200').expect(200)).body.items as { type: string; text: string; caseId: string }[])
    .filter((item) => item.caseId === caseId && item.type.startsWith('report.')).map(({ type, text }) => ({ type, text }));
async function aRedCase(now = '2025-01-06T02:00:00Z'): Promise<CaseBody> {
  t.clock.set(now);
  return acceptedCase(t, red);
}
async function setLevel(kase: { id: string }, riskLevel: string): Promise<void> {
  const supervisor = await t.as('supervisor');
  const { version } = (await supervisor.get(`/api/v1/cases/${kase.id}`).expect(200)).body as CaseBody;
  await supervisor.put(`/api/v1/cases/${kase.id}/risk-level`).send({ version, riskLevel, reason: '形势变化' }).expect(200);
}

describe('a red case', () => {
  it('reports from the hour on, once a day, to the leader and the supervisor', async () => {
    const kase = await aRedCase();
    await at('2025-01-06T08:59:59Z');
    expect(await reportsOf(kase.id)).toEqual([]);
    await at('2025-01-06T09:00:00Z');
    await Promise.all([sweep(), sweep()]);
    await at('2025-01-06T15:59:59Z');
    expect(await reportsOf(kase.id)).toEqual([{
      id: expect.any(String), reportOn: '2025-01-06', coversFrom: '2025-01-06T02:00:00.000Z', at: '2025-01-06T09:00:00.000Z',
      text: `${kase.number} 日报：新增 3 项办理，已付 ¥0.00，超期 0 个时限`, nothingHappened: false, state: 'investigating', entries: 3,
      entriesByType: { 'case.reported': 1, 'case.taskForceNamed': 1, 'case.ACCEPT': 1 }, visits: 0, workersAdded: 0, claimsDecided: 0, paidFen: 0, outstandingFen: 0,
      overdueClocks: 0, openReferrals: 0, nextDueAt: '2025-01-07T02:00:00.000Z', nextDueRule: 'investigate', recipients: expect.any(Array),
    }]);
    expect(new Set((await reportsOf(kase.id))[0]?.recipients.map(({ id }) => id))).toEqual(new Set([idOf.leader, idOf.supervisor]));
    for (const who of ['leader', 'supervisor'] as const) {
      expect(await toldTo(who, kase.id)).toEqual([{ type: 'report.daily', text: `${kase.number} 日报：新增 3 项办理，已付 ¥0.00，超期 0 个时限` }]);
    }
    expect(await toldTo('lead', kase.id)).toEqual([]);
  });

  it('reports too when nothing happened, on days off as well, and says what is overdue', async () => {
    const kase = await aRedCase('2025-01-24T02:00:00Z');
    await at('2025-01-24T09:00:00Z');
    await at('2025-01-25T09:00:00Z');
    await openItem(t, kase.id);
    await at('2025-01-28T09:00:00Z');
    expect(await daysOf(kase.id)).toEqual(['2025-01-28', '2025-01-25', '2025-01-24']);
    const [newest] = await reportsOf(kase.id);
    expect(newest).toMatchObject({ nothingHappened: true, entries: 0, text: `${kase.number} 日报：无新进展（零报告），超期 1 个时限`, overdueClocks: 1 });
    expect((await toldTo('leader', kase.id))[0]).toEqual({ type: 'report.dailyZero', text: `${kase.number} 日报：无新进展（零报告），超期 1 个时限` });
    const { body } = await (await t.as('leader')).get(`/api/v1/cases/${kase.id}/daily-reports?limit=1`).set('accept-language', 'en').expect(200);
    expect(body.items[0].text).toBe(`${kase.number} today: nothing new, 1 clocks overdue`);
  });

  it('tells of money, workers and decisions since the last report, each once', async () => {
    t.clock.set('2025-01-06T02:00:00Z');
    const { kase } = await smallCase(t, [{ wages: 100_000 }, { wages: 50_000 }], '红色公司');
    await setLevel(kase, 'red');
    await at('2025-01-06T09:00:00Z');
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-08', amountFen: 150_000 }]);
    await putInto(t, kase.id, 'supervising');
    // At the very instant of the report before: it is in the next one.
    await pay(t, kase.id, { kind: 'wages', amountFen: 70_000, paidOn: '2025-01-06' });
    await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/visits`)
      .send({ visitedAt: '2025-01-06T06:00:00Z', visitorIds: [idOf.lead, idOf.member], place: '厂区', record: '已查看' }).expect(201);
    await at('2025-01-07T09:00:00Z');
    await at('2025-01-08T09:00:00Z');
    expect(await reportsOf(kase.id)).toMatchObject([
      { reportOn: '2025-01-08', coversFrom: '2025-01-07T09:00:00.000Z', nothingHappened: true, paidFen: 0, outstandingFen: 80_000 },
      { reportOn: '2025-01-07', coversFrom: '2025-01-06T09:00:00.000Z', nothingHappened: false, paidFen: 70_000, visits: 1, outstandingFen: 80_000, nextDueRule: 'instalment', nextDueAt: '2025-01-08T15:59:59.999Z' },
      { reportOn: '2025-01-06', paidFen: 0, outstandingFen: 150_000, entriesByType: { 'case.riskLevelSet': 1 } },
    ]);
  });

  it('is reported once after an outage, for the last day, with all that happened meanwhile', async () => {
    const kase = await aRedCase();
    await at('2025-01-06T09:30:00Z');
    t.clock.set('2025-01-08T03:00:00Z');
    await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/visits`).send({ visitedAt: '2025-01-07T06:00:00Z', visitorIds: [idOf.lead], place: '厂区', record: '已查看' }).expect(201);
    await at('2025-01-10T04:00:00Z');
    await at('2025-01-10T04:01:00Z');
    expect(await reportsOf(kase.id)).toMatchObject([
      { reportOn: '2025-01-09', coversFrom: '2025-01-06T09:30:00.000Z', at: '2025-01-10T04:00:00.000Z', visits: 1 }, { reportOn: '2025-01-06' },
    ]);
    await at('2025-01-10T09:00:00Z');
    expect(await reportsOf(kase.id)).toMatchObject([{ reportOn: '2025-01-10', nothingHappened: true }, {}, {}]);
  });

  it('that turns red at the hour or later begins the next day', async () => {
    const late = await aRedCase('2025-01-06T09:00:00Z');
    const calm = await acceptedCase(t, { employer: { name: '平静公司', regionCode: '640302' } });
    await at('2025-01-06T10:00:00Z');
    await setLevel(calm, 'red');
    await at('2025-01-06T12:00:00Z');
    expect([await daysOf(late.id), await daysOf(calm.id)]).toEqual([[], []]);
    await at('2025-01-07T09:00:00Z');
    expect([await daysOf(late.id), await daysOf(calm.id)]).toEqual([['2025-01-07'], ['2025-01-07']]);
    expect(await reportsOf(calm.id)).toMatchObject([{ coversFrom: '2025-01-06T10:00:00.000Z', entriesByType: { 'case.riskLevelSet': 1 } }]);
  });

  it('ends reporting when its level is lowered or the case ends, and begins again', async () => {
    const lowered = await aRedCase();
    const ended = await acceptedCase(t, { ...red, employer: { name: '撤回公司', regionCode: '640302' } });
    await at('2025-01-06T09:00:00Z');
    await setLevel(lowered, 'orange');
    await fire(t, ended, 'WITHDRAW', { reason: '职工撤回', requestedAt: t.clock.now().toISOString() });
    await at('2025-01-07T09:00:00Z');
    expect([await daysOf(lowered.id), await daysOf(ended.id)]).toEqual([['2025-01-06'], ['2025-01-06']]);
    t.clock.set('2025-01-08T10:00:00Z');
    await setLevel(lowered, 'red');
    await (await t.as('supervisor')).post(`/api/v1/cases/${ended.id}/events`)
      .send({ type: 'REOPEN', version: (await (await t.as('lead')).get(`/api/v1/cases/${ended.id}`)).body.version, payload: { reason: '又有新情况' } }).expect(200);
    await sweep();
    expect([await daysOf(lowered.id), await daysOf(ended.id)]).toEqual([['2025-01-06'], ['2025-01-06']]);
    await at('2025-01-09T09:00:00Z');
    expect([await daysOf(lowered.id), await daysOf(ended.id)]).toEqual([['2025-01-09', '2025-01-06'], ['2025-01-09', '2025-01-06']]);
    expect(await reportsOf(lowered.id)).toMatchObject([{ coversFrom: '2025-01-06T09:00:00.000Z' }, {}]);
  });

  it('reports while it stands still, and one that nobody holds reports too', async () => {
    const still = await aRedCase();
    await t.db.query('UPDATE cases SET suspended_at = $2 WHERE id = $1', [still.id, t.clock.now()]);
    const { body: unheld } = await (await t.as('outsider')).post('/api/v1/cases').send(aReport({ ...red, reportedAt: '2025-01-06T01:00:00Z', employer: { name: '无人公司', regionCode: '640302' } })).expect(201);
    await at('2025-01-06T09:00:00Z');
    expect(await daysOf(still.id)).toEqual(['2025-01-06']);
    expect(new Set((await reportsOf(unheld.id))[0]?.recipients.map(({ id }) => id))).toEqual(new Set([idOf.leader, idOf.member2]));
  });
});

describe('the sweep', () => {
  it('waits for nobody who holds a case, and comes back to it', async () => {
    const held = await aRedCase();
    const free = await acceptedCase(t, { ...red, employer: { name: '空闲公司', regionCode: '640302' } });
    t.clock.set('2025-01-06T09:00:00Z');
    await t.db.transaction(async (m) => {
      await m.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [held.id]);
      await sweep();
    });
    expect([await daysOf(held.id), await daysOf(free.id)]).toEqual([[], ['2025-01-06']]);
    await sweep();
    expect(await daysOf(held.id)).toEqual(['2025-01-06']);
  });

  it('passes by a case that cannot report, says so, and keeps nothing half-done', async () => {
    const [one, two] = [await aRedCase(), await acceptedCase(t, { ...red, employer: { name: '第二公司', regionCode: '640302' } })];
    const bad = [one, two].sort((a, b) => a.id.localeCompare(b.id))[0] ?? one;
    const good = bad === one ? two : one;
    await t.db.query(`ALTER TABLE daily_reports ADD CONSTRAINT broken CHECK (case_id <> '${bad.id}') NOT VALID`);
    t.clock.set('2025-01-06T09:00:00Z');
    await expect(sweep()).rejects.toThrow('1 daily reports could not be written');
    expect([await daysOf(bad.id), await daysOf(good.id)]).toEqual([[], ['2025-01-06']]);
    expect(await toldTo('leader', bad.id)).toEqual([]);
    await t.db.query('ALTER TABLE daily_reports DROP CONSTRAINT broken');
    await sweep();
    expect(await daysOf(bad.id)).toEqual(['2025-01-06']);
  });

  it('goes through more cases than a run takes, in the runs that follow', async () => {
    const kase = await aRedCase();
    const columns = (await t.db.query<{ name: string }[]>(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'cases' AND column_name NOT IN ('id', 'number')`)).map(({ name }) => `"${name}"`).join(', ');
    await t.db.query(`INSERT INTO cases (id, number, ${columns}) SELECT gen_random_uuid(), number || '-' || n, ${columns} FROM cases, generate_series(1, 69) n WHERE id = $1`, [kase.id]);
    const written = async (): Promise<number | undefined> => (await t.db.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM daily_reports WHERE report_on = '2025-03-01'`))[0]?.n;
    await at('2025-03-01T09:00:00Z');
    expect(await written()).toBe(50);
    await Promise.all([sweep(), sweep()]);
    expect(await written()).toBe(70);
  });
});

describe('the list', () => {
  it('is paged, and as open as the case', async () => {
    const kase = await aRedCase();
    for (const day of ['06', '07', '08']) await at(`2025-01-${day}T09:00:00Z`);
    const lead = await t.as('lead');
    const { body: first } = await lead.get(`/api/v1/cases/${kase.id}/daily-reports?limit=2`).expect(200);
    expect(first.items.map(({ reportOn }: ReportBody) => reportOn)).toEqual(['2025-01-08', '2025-01-07']);
    const { body: rest } = await lead.get(`/api/v1/cases/${kase.id}/daily-reports?limit=2&cursor=${first.nextCursor}`).expect(200);
    expect(rest).toMatchObject({ items: [{ reportOn: '2025-01-06' }], nextCursor: null });
    await lead.get(`/api/v1/cases/${kase.id}/daily-reports?cursor=${Buffer.from('["x"]').toString('base64url')}`).expect(400);
    await (await t.as('supervisor.yinchuan')).get(`/api/v1/cases/${kase.id}/daily-reports`).expect(404);
    await (await t.as('liaison.hrss')).get(`/api/v1/cases/${kase.id}/daily-reports`).expect(403);
    await lead.get('/api/v1/cases/no-id/daily-reports').expect(404);
  });
});

it('the hour is a setting', async () => {
  const early = await createTestApp({ now: '2025-01-06T00:00:00Z', env: { TRIQUICK_ROLE: 'api', DAILY_REPORT_AT: '08:30' } });
  try {
    const kase = await acceptedCase(early, red);
    early.clock.set('2025-01-06T00:30:00Z');
    await early.runJob('dailyReports.sweep');
    const { body } = await (await early.as('lead')).get(`/api/v1/cases/${kase.id}/daily-reports`).expect(200);
    expect(body.items).toHaveLength(1);
  } finally {
    await early.close();
  }
});
