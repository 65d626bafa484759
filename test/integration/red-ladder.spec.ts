import type { Config } from '../../src/platform/config/config.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import { Deadlines } from '../../src/deadlines/deadlines.service.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { createProgram } from '../../src/program.js';
import { type CaseBody, acceptedCase, fire } from '../support/case-steps.js';
import { climb, stepsOf } from '../support/ladder-steps.js';
import { agreedPlan, putInto, smallCase } from '../support/repayment-steps.js';
import { newEmployer, referralEvent, sendReferral, suspendCase } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** A Wednesday, 10:00 in 吴忠. */
const START = '2024-12-18T02:00:00Z';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set(START));
afterAll(() => t.close());

const aCase = (workersReported: number): Promise<CaseBody> => acceptedCase(t, { workersReported, employer: newEmployer() });
const sweepAt = async (instant: string): Promise<void> => {
  t.clock.set(instant);
  await t.runJob('deadlines.sweep');
};
const codesOf = async (subjectId: string, rule: string): Promise<string[]> => (await stepsOf(t, subjectId, rule)).map(({ generation, step }) => `${generation} ${step}`);
const itemsOf = (caseId: string): Promise<{ kind: string; subject: string; at: Date }[]> =>
  t.db.query('SELECT kind, subject, opened_at AS at FROM supervisor_items WHERE case_id = $1 ORDER BY opened_at, kind', [caseId]);

/** More time for a clock of a case, asked for and granted at the clock's present. */
async function extend(caseId: string, rule: string, hours: number): Promise<void> {
  const [clock] = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE case_id = $1 AND code = $2 AND state = 'running'`, [caseId, rule]);
  const request = { type: 'extension', deadlineId: clock?.id, length: hours, unit: 'hours', reason: '账目没有找齐' };
  const { body } = await (await t.as('member')).post(`/api/v1/cases/${caseId}/requests`).send(request).expect(201);
  await (await t.as('supervisor')).post(`/api/v1/requests/${body.id}/events`).send({ type: 'GRANT', version: 1 }).expect(200);
}

async function setLevel({ id }: CaseBody, riskLevel: string): Promise<void> {
  const supervisor = await t.as('supervisor');
  const { version } = (await supervisor.get(`/api/v1/cases/${id}`).expect(200)).body as CaseBody;
  await supervisor.put(`/api/v1/cases/${id}/risk-level`).send({ version, riskLevel, reason: '形势变化' }).expect(200);
}

describe('a red case', () => {
  it("climbs its stage's ladder from the holder to the region's leader, each step once and at its instant", async () => {
    const kase = await aCase(120);
    await climb(t, kase.id, 'investigate', [
      ['half', '2024-12-18T14:00:00Z', ['lead']],
      ['fourFifths', '2024-12-18T21:12:00Z', ['lead']],
      ['due', '2024-12-19T02:00:00Z', ['lead', 'supervisor']],
      ['overOneDay', '2024-12-20T10:00:00Z', ['leader']],
      ['overThreeDays', '2024-12-24T10:00:00Z', ['supervisor', 'leader']],
    ]);
    expect(await itemsOf(kase.id)).toEqual([{ kind: 'overdueClock', subject: 'case', at: new Date('2024-12-24T10:00:00Z') }]);
    await sweepAt('2025-03-01T02:00:00Z');
    expect(await codesOf(kase.id, 'investigate')).toHaveLength(5);
  });

  it("climbs its referral's ladder from the liaisons to the department's head and the leader", async () => {
    const kase = await aCase(120);
    const referral = await sendReferral(t, kase.id);
    const liaisons = ['head.hrss', 'liaison.hrss', 'liaison.hrss2'] as const;
    await climb(t, referral.id, 'referralAcknowledge', [
      ['half', '2024-12-18T04:00:00Z', liaisons],
      ['fourFifths', '2024-12-18T05:12:00Z', [...liaisons, 'lead']],
      ['due', '2024-12-18T06:00:00Z', [...liaisons, 'lead', 'supervisor']],
      ['overOneDay', '2024-12-19T10:00:00Z', ['head.hrss']],
      ['overThreeDays', '2024-12-23T10:00:00Z', ['supervisor', 'head.hrss', 'leader']],
    ]);
    expect(await itemsOf(kase.id)).toEqual([{ kind: 'overdueClock', subject: 'referral', at: new Date('2024-12-23T10:00:00Z') }]);
  });

  it('fires nothing for what was done, at the very instant or long after', async () => {
    const kase = await aCase(120);
    const referral = await sendReferral(t, kase.id);
    t.clock.set('2024-12-18T04:00:00Z');
    await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    await t.runJob('deadlines.sweep');
    await sweepAt('2025-01-10T02:00:00Z');
    expect(await stepsOf(t, referral.id, 'referralAcknowledge')).toEqual([]);
  });

  it('fires nothing while it is suspended, and goes on with what was left', async () => {
    const kase = await aCase(120);
    t.clock.set('2024-12-18T13:00:00Z');
    await suspendCase(t, kase.id);
    await sweepAt('2025-01-06T02:00:00Z');
    expect(await codesOf(kase.id, 'investigate')).toEqual([]);
    const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200);
    await fire(t, body as CaseBody, 'RESUME', { reason: '破产申请未受理' });
    // An hour was left to the half.
    await climb(t, kase.id, 'investigate', [['half', '2025-01-06T03:00:00Z', ['lead']], ['fourFifths', '2025-01-06T10:12:00Z', ['lead']]], 2);
  });
});

describe('a new due time', () => {
  it('by an extension fires the highest step that it finds passed, then the later ones anew', async () => {
    const kase = await aCase(120);
    await sweepAt('2024-12-18T21:30:00Z');
    expect(await codesOf(kase.id, 'investigate')).toEqual(['1 fourFifths', '1 half']);
    t.clock.set('2024-12-18T22:00:00Z');
    await extend(kase.id, 'investigate', 4);
    await sweepAt('2024-12-18T22:00:00Z');
    expect((await codesOf(kase.id, 'investigate')).slice(2)).toEqual(['2 half']);
    await climb(t, kase.id, 'investigate', [['fourFifths', '2024-12-19T00:24:00Z', ['lead']], ['due', '2024-12-19T06:00:00Z', ['lead', 'supervisor']]], 2);
  });

  it('by a raised risk level fires the highest step passed; by a lowered one nothing that lies ahead', async () => {
    const kase = await aCase(12);
    t.clock.set('2024-12-19T08:00:00Z');
    await setLevel(kase, 'red');
    await sweepAt('2024-12-19T08:00:01Z');
    expect(await codesOf(kase.id, 'investigate')).toEqual(['2 due']);
    t.clock.set('2024-12-19T08:30:00Z');
    await setLevel(kase, 'blue');
    await sweepAt('2024-12-19T09:00:00Z');
    expect(await codesOf(kase.id, 'investigate')).toEqual(['2 due']);
    await sweepAt('2024-12-26T02:00:00Z');
    expect((await codesOf(kase.id, 'investigate')).slice(1).sort()).toEqual(['3 due', '3 fourFifths', '3 half']);
  });
});

describe('an instalment', () => {
  const INSTALMENT = { dueOn: '2024-12-27', amountFen: 30_000 };

  it.each([
    { kind: 'socialInsurance', claim: 'pension', rule: 'insuranceInstalment', leaders: ['head.hrss', 'leader'] as const },
    { kind: 'wages', claim: 'wages', rule: 'instalment', leaders: ['leader'] as const },
  ])('of $kind tells the lead, then the supervisor, then $leaders, and proposes the default', async ({ kind, claim, rule, leaders }) => {
    const { kase } = await smallCase(t, [{ [claim]: 30_000 }], String(newEmployer()['name']));
    const plan = await agreedPlan(t, kase.id, [{ kind, ...INSTALMENT }]);
    await putInto(t, kase.id, 'supervising');
    await climb(t, plan.instalments[0]?.id ?? '', rule, [
      ['soon', '2024-12-24T01:00:00Z', ['lead']],
      ['unpaid', '2024-12-27T16:00:00Z', ['lead', 'supervisor']],
      ['graceOver', '2025-01-02T10:00:00Z', leaders],
    ]);
    expect((await itemsOf(kase.id)).filter(({ subject }) => subject === 'instalment')).toEqual([{ kind: 'confirmDefault', subject: 'instalment', at: new Date('2025-01-02T10:00:00Z') }]);
  });
});

describe('two processes', () => {
  it('that sweep at once take each step once', async () => {
    const second = await createProgram(t.app.get<Config>(CONFIG), t.databaseUrl, t.clock);
    try {
      const cases = await Promise.all([aCase(120), aCase(120), aCase(120)]);
      t.clock.set('2024-12-18T14:00:00Z');
      for (let n = 0; n < 3; n += 1) await Promise.all([t.runJob('deadlines.sweep'), second.app.get(JobRunner).runNow('deadlines.sweep')]);
      for (const { id } of cases) expect(await codesOf(id, 'investigate')).toEqual(['1 half']);
      expect(await t.db.query('SELECT * FROM deadline_faults')).toEqual([]);
    } finally {
      await second.close();
    }
  });
});

describe('after five days without a sweep', () => {
  it('what 200 clocks have reached fires once, oldest first, and is told as a backlog', async () => {
    await t.close();
    t = await createTestApp({ now: START, env: { TRIQUICK_ROLE: 'api' } });
    const first = await aCase(120);
    await addClocks(first.id, 200);
    t.clock.set('2024-12-23T02:00:00Z');
    await Promise.all([t.runJob('deadlines.sweep'), t.runJob('deadlines.sweep')]);
    await t.runJob('deadlines.sweep');
    const steps = await t.db.query<{ step: string; xid: number; startedAt: Date }[]>(
      `SELECT s.step, s.xmin::text::bigint::float8 AS xid, d.started_at AS "startedAt" FROM escalation_steps s JOIN deadlines d ON d.id = s.deadline_id WHERE d.code = 'verify' ORDER BY s.xmin::text::bigint, d.started_at`,
    );
    const count = (step: string): number => steps.filter((one) => one.step === step).length;
    expect([count('half'), count('fourFifths'), count('due')]).toEqual([200, 200, 200]);
    const told = await t.db.query<[{ n: number; events: number }]>(`SELECT count(*)::int AS n, count(DISTINCT event_key)::int AS events FROM notifications WHERE type = 'deadline.half' AND data->>'rule' = 'verify'`);
    expect(told).toEqual([{ n: 200, events: 200 }]);
    // Transactions that run side by side may end in either order; beyond that the older clock comes first.
    const byTransaction = new Map<number, number[]>();
    for (const { xid, startedAt } of steps) byTransaction.set(xid, [...(byTransaction.get(xid) ?? []), startedAt.getTime()]);
    const portions = [...byTransaction.values()];
    expect(portions.length).toBeGreaterThan(4);
    for (const [n, portion] of portions.entries()) for (const earlier of portions.slice(0, Math.max(0, n - 4))) expect(Math.max(...earlier)).toBeLessThanOrEqual(Math.min(...portion));
    expect(await t.db.query(`SELECT id FROM deadlines WHERE state = 'running' AND next_step_at <= $1`, [t.clock.now()])).toEqual([]);
  });

  /** Copies of a case, each with a clock of two days; one was started every three minutes. */
  async function addClocks(caseId: string, count: number): Promise<void> {
    const copies = await t.db.query<{ id: string }[]>(
      `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number || '-' || n))).*
         FROM cases c, generate_series(1, $2::int) n WHERE c.id = $1 RETURNING id`,
      [caseId, count],
    );
    const startedAt = (n: number): Date => new Date(Date.parse(START) + n * 180_000);
    await t.db.transaction(async (m) => {
      for (const [n, { id }] of copies.entries()) await t.app.get(Deadlines).open(m, { caseId: id, subject: 'case', subjectId: id, code: 'verify', riskLevel: 'red', startedAt: startedAt(n) });
    });
  }
});
