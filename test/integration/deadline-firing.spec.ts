import type { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Metrics } from '../../src/platform/observe/metrics.js';
import { QueueBackend } from '../../src/platform/jobs/queue-backend.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { stepsOf } from '../support/ladder-steps.js';
import { idOf } from '../support/people.js';
import { declareConflict, newEmployer, referralEvent, sentReferral } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
afterEach(() => t.close());

/** Red: half of 24 hours is gone 12 hours later. */
const aCase = (): Promise<CaseBody> => acceptedCase(t, { workersReported: 120, employer: newEmployer() });
const HALF = '2024-12-18T14:00:00.000Z';
const sweepAt = async (instant: string): Promise<void> => {
  t.clock.set(instant);
  await t.runJob('deadlines.sweep');
};
const firedOf = async ({ id }: CaseBody): Promise<string[]> => (await stepsOf(t, id, 'investigate')).map(({ step, at }) => `${step} ${at}`);
const nextLookOf = async ({ id }: CaseBody): Promise<string | undefined> =>
  (await t.db.query<{ at: Date }[]>(`SELECT next_step_at AS at FROM deadlines WHERE subject_id = $1 AND code = 'investigate'`, [id]))[0]?.at.toISOString();

describe('a clock that cannot be treated', () => {
  beforeEach(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api', METRICS_TOKEN: 'a-token-of-this-test' } }); });

  const spoil = ({ id }: CaseBody): Promise<unknown> => t.db.query(`UPDATE deadlines SET rule = rule || '{"ladder": "gone"}' WHERE subject_id = $1 AND code = 'investigate'`, [id]);
  const faults = (): Promise<{ failures: number; error: string; retryAt: Date }[]> => t.db.query('SELECT failures, error, retry_at AS "retryAt" FROM deadline_faults');
  const metrics = async (): Promise<string> => (await t.anonymous().get('/api/v1/metrics').set('authorization', 'Bearer a-token-of-this-test').expect(200)).text;

  it('keeps nobody else waiting, rests longer each time, is seen, and fires when it is mended', async () => {
    const [bad, good, later] = [await aCase(), await aCase(), await aCase()];
    await spoil(bad);
    await sweepAt(HALF);
    expect(await firedOf(good)).toEqual([`half ${HALF}`]);
    expect(await firedOf(later)).toEqual([`half ${HALF}`]);
    expect(await faults()).toEqual([{ failures: 1, error: expect.stringContaining('TypeError'), retryAt: new Date('2024-12-18T14:00:01Z') }]);
    await sweepAt('2024-12-18T14:00:00.999Z');
    expect(await faults()).toMatchObject([{ failures: 1 }]);
    await sweepAt('2024-12-18T14:00:01Z');
    await sweepAt('2024-12-18T14:00:02Z');
    await sweepAt('2024-12-18T14:00:03Z');
    expect(await faults()).toMatchObject([{ failures: 3, retryAt: new Date('2024-12-18T14:00:07Z') }]);
    const text = await metrics();
    expect(text).toContain('deadlines_at_fault 1\n');
    expect(text).toContain('deadline_faults_total 3\n');
    await t.db.query(`UPDATE deadlines SET rule = rule || '{"ladder": "stage"}' WHERE rule->>'ladder' = 'gone'`);
    await sweepAt('2024-12-18T14:00:07Z');
    expect(await firedOf(bad)).toEqual(['half 2024-12-18T14:00:07.000Z']);
    expect(await faults()).toEqual([]);
    expect(await nextLookOf(bad)).toBe('2024-12-18T21:12:00.000Z');
  });

  it('is forgotten when it ends otherwise', async () => {
    const bad = await aCase();
    await spoil(bad);
    await sweepAt(HALF);
    await t.db.query(`UPDATE deadlines SET state = 'cancelled', ended_at = now() WHERE subject_id = $1`, [bad.id]);
    expect(await metrics()).toContain('deadlines_at_fault 0\n');
    await t.runJob('deadlines.plan');
    expect(await faults()).toEqual([]);
  });

  it('keeps nobody waiting even when that cannot be noted', async () => {
    const [bad, good] = [await aCase(), await aCase()];
    await spoil(bad);
    await t.db.query('ALTER TABLE deadline_faults ADD CHECK (false)');
    await sweepAt(HALF);
    expect(await firedOf(good)).toEqual([`half ${HALF}`]);
    expect(await nextLookOf(bad)).toBe(HALF);
  });

  it('is skipped while somebody holds its case, and fires when the case is free', async () => {
    const [held, free] = [await aCase(), await aCase()];
    await t.db.transaction(async (m) => {
      await m.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [held.id]);
      await sweepAt(HALF);
      expect(await firedOf(free)).toEqual([`half ${HALF}`]);
    });
    expect(await firedOf(held)).toEqual([]);
    await sweepAt('2024-12-18T14:00:01Z');
    expect(await firedOf(held)).toEqual(['half 2024-12-18T14:00:01.000Z']);
    expect(await faults()).toEqual([]);
  });

  it('lets the sweep fail, for its alarm, when the database is ill', async () => {
    for (let n = 0; n < 8; n += 1) await spoil(await aCase());
    await t.db.query('ALTER TABLE deadline_faults ADD CHECK (false)');
    t.clock.set(HALF);
    await expect(t.runJob('deadlines.sweep')).rejects.toThrow('deadline_faults');
  });
});

describe('a step', () => {
  beforeEach(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });

  const told = async (kase: CaseBody): Promise<string[]> => (await stepsOf(t, kase.id, 'investigate')).flatMap(({ to }) => to);

  it('goes to the leader when its people are walled off from the case', async () => {
    const kase = await aCase();
    await declareConflict(t, 'lead', kase.id);
    await sweepAt(HALF);
    expect(await told(kase)).toEqual(['leader']);
  });

  it('goes to the duty officer when its person has left, and is taken also when nobody is left', async () => {
    const [first, second] = [await aCase(), await aCase()];
    await t.db.query(`UPDATE users SET state = 'disabled' WHERE id = $1`, [idOf.lead]);
    await t.db.query(`UPDATE cases SET lead_id = $2 WHERE id = $1`, [second.id, idOf.member]);
    await sweepAt(HALF);
    expect(await told(first)).toEqual(['member2']);
    await t.db.query(`UPDATE users SET state = 'disabled'`);
    await sweepAt('2024-12-18T21:12:00Z');
    expect(await stepsOf(t, second.id, 'investigate')).toMatchObject([{ step: 'half', to: ['member'] }, { step: 'fourFifths', to: [] }]);
    expect(await t.db.query('SELECT * FROM deadline_faults')).toEqual([]);
  });

  it('of a referral goes to the others of the department when whoever took it has left, and to its head of whatever region', async () => {
    const { referral } = await sentReferral(t, {}, { workersReported: 120, employer: newEmployer() });
    await referralEvent(t, 'head.hrss', referral, 'ASSIGN', { liaisonId: idOf['liaison.hrss'] });
    await t.db.query(`UPDATE users SET state = 'disabled' WHERE id = $1`, [idOf['liaison.hrss']]);
    await t.db.query(`UPDATE users SET region_code = '640381' WHERE id = $1`, [idOf['head.hrss']]);
    await sweepAt('2024-12-18T04:00:00Z');
    await sweepAt('2024-12-19T10:00:00Z');
    const steps = await stepsOf(t, referral.id, 'referralAcknowledge');
    expect(steps.filter(({ step }) => step === 'half' || step === 'overOneDay').map(({ to }) => to)).toEqual([['head.hrss', 'liaison.hrss2'], ['head.hrss']]);
  });

  it('is late from when its generation began, not from when an older due time would have had it', async () => {
    const kase = await acceptedCase(t, { workersReported: 12, employer: newEmployer() });
    t.clock.set('2024-12-19T08:00:00Z');
    await (await t.as('supervisor')).put(`/api/v1/cases/${kase.id}/risk-level`).send({ version: kase.version, riskLevel: 'red', reason: '有人扬言跳楼' }).expect(200);
    await sweepAt('2024-12-19T08:00:01Z');
    const text = await t.app.get(Metrics).registry.metrics();
    expect(text).toContain('deadline_step_lateness_seconds_sum 1\n');
  });
});

const redisUrl = process.env['TEST_REDIS_URL'] === undefined ? [] : [`${process.env['TEST_REDIS_URL']}/8`];
const backends: [string, string | undefined][] = [['PostgreSQL', undefined], ...redisUrl.map((url): [string, string] => ['Redis', url])];

describe.each(backends)('the horizon on %s', (_name, url) => {
  let queue: Queue;
  const planned = async (): Promise<{ id: string; at: number }[]> =>
    (await queue.getDelayed(0, -1)).map((job) => ({ id: job.id ?? '', at: job.timestamp + job.delay })).filter(({ id }) => id.startsWith('deadlines.sweep-'));
  /** Running clocks, of which the `n`th reaches its next step at `at`. */
  const addClocks = async (count: number, at: string): Promise<void> => {
    const { id } = await aCase();
    await t.db.query(
      `INSERT INTO deadlines SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'next_step_at', ${at}))).*
         FROM deadlines d, generate_series(1, $2::int) n WHERE d.subject_id = $1 AND d.code = 'investigate'`,
      [id, count],
    );
  };

  beforeEach(async () => {
    // The queue lives in real time: so does this clock, or the jobs would be due at once.
    t = await createTestApp({ now: new Date().toISOString(), ...(url === undefined ? {} : { redisUrl: url }) });
    queue = t.app.get(QueueBackend).queue('punctual');
    await t.db.query(`UPDATE deadlines SET next_step_at = NULL`);
  });
  afterEach(async () => {
    if (url === undefined) return;
    const redis = new Redis(url);
    await redis.flushdb();
    await redis.quit();
  });

  it('is few jobs, however many clocks run: one for each moment within two minutes', async () => {
    const now = t.clock.now().getTime();
    const iso = (seconds: number): string => `'${new Date(now + seconds * 1000).toISOString()}'::timestamptz`;
    await addClocks(5_000, `${iso(150)} + n * interval '1 second'`);
    await addClocks(2_000, iso(60));
    await addClocks(10, `${iso(90)} + n * interval '1 second'`);
    await t.runJob('deadlines.plan');
    await t.runJob('deadlines.plan');
    const first = await planned();
    expect(first).toHaveLength(11);
    for (const { id } of first) expect(id).not.toContain(':');
    const instants = first.map(({ id }) => Number(id.split('-')[1]));
    expect(Math.min(...instants) - now).toBeGreaterThanOrEqual(60_000);
    expect(Math.min(...instants) - now).toBeLessThan(60_250);
    await addClocks(10_000, `${iso(1)} + n * interval '11.8 milliseconds'`);
    await t.runJob('deadlines.plan');
    expect((await planned()).length).toBeLessThanOrEqual(481);
  });

  it('asks for a sweep at the moment itself, which changes nothing when it comes early, twice or not at all', async () => {
    const kase = await aCase();
    const half = new Date(t.clock.now().getTime() + 12 * 3_600_000);
    t.clock.set(new Date(half.getTime() - 60_000).toISOString());
    await t.runJob('deadlines.sweep');
    await t.runJob('deadlines.plan');
    const [job, ...others] = await planned();
    expect(others).toEqual([]);
    expect(Number(job?.id.split('-')[1]) - half.getTime()).toBeLessThan(250);
    expect((job?.at ?? 0) - Date.now()).toBeGreaterThan(50_000);
    await queue.drain(true);
    expect(await firedOf(kase)).toEqual([]);
    t.clock.set(half.toISOString());
    await Promise.all([t.runJob('deadlines.sweep'), t.runJob('deadlines.sweep')]);
    expect(await firedOf(kase)).toEqual([`half ${half.toISOString()}`]);
  });
});
