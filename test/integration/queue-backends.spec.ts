import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { ImportParseJob } from '../../src/imports/import-parse.job.js';
import type { Config } from '../../src/platform/config/config.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import { PermanentJobError, type JobHandler } from '../../src/platform/jobs/job-handler.js';
import { Outbox } from '../../src/platform/jobs/outbox.js';
import { QueueBackend } from '../../src/platform/jobs/queue-backend.js';
import { createProgram, type Program } from '../../src/program.js';
import { RosterWriter } from '../../src/roster/roster-writer.js';
import { acceptedCase } from '../support/case-steps.js';
import { largeRoster, rosterOf, sendRoster, settledImport, showImport } from '../support/roster-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** A number of its own on the server, so that emptying it is nothing to other suites. */
const redisUrl = process.env['TEST_REDIS_URL'] === undefined ? [] : [`${process.env['TEST_REDIS_URL']}/7`];
const backends: [string, string | undefined][] = [['PostgreSQL', undefined], ...redisUrl.map((url): [string, string] => ['Redis', url])];
const PATIENCE_MS = 40_000;

async function until<T>(what: string, look: () => Promise<T | null | undefined | false> | T | null | undefined | false): Promise<T> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await delay(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what} did not come about`);
}

/** Puts something else in the place of a handler; it is told of each call. */
function replaceHandler(app: Pick<Program['app'], 'get'>, handle: (id: string, call: number) => Promise<void>): string[] {
  const calls: string[] = [];
  const handler: JobHandler = app.get(ImportParseJob);
  handler.handle = ({ id = '' }) => handle(id, calls.push(id));
  return calls;
}

const askFor = (t: TestApp, ids: readonly string[]): Promise<void> =>
  t.db.transaction(async (m) => {
    for (const id of ids) await t.app.get(Outbox).add(m, 'imports.parse', { id });
  });

describe.each(backends)('the job queue on %s', (name, url) => {
  let t: TestApp;
  let queue: Queue;
  const emptyQueue = async (): Promise<void> => {
    if (url === undefined) {
      const tables = await t.db.query<{ name: string }[]>(`SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'bullmq' AND table_name NOT LIKE '%migration%'`);
      await t.db.query(`TRUNCATE ${tables.map((table) => `bullmq.${table.name}`).join()}`);
      return;
    }
    const redis = new Redis(url);
    await redis.flushdb();
    await redis.quit();
  };
  const jobOf = async (payloadId: string): Promise<Job | undefined> => {
    const [row] = await t.db.query<{ id: string }[]>(`SELECT id FROM outbox WHERE payload->>'id' = $1`, [payloadId]);
    return row && queue.getJob(row.id);
  };

  beforeEach(async () => {
    t = await createTestApp({ now: '2024-12-20T02:00:00Z', ...(url === undefined ? {} : { redisUrl: url }) });
    queue = t.app.get(QueueBackend).queue('work');
  });
  afterEach(async () => {
    await t.close();
    if (url !== undefined) await emptyRedis(url);
  });

  it('runs an import as a job, which shows how far it is', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, largeRoster(3_000));
    let last = 0;
    await until('the end', async () => {
      const { done, total, state } = await showImport(t, kase.id, id);
      expect(done).toBeLessThanOrEqual(total);
      expect(done).toBeGreaterThanOrEqual(last);
      last = done;
      return state === 'applied';
    });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'applied', done: 3_000, total: 3_000, accepted: 3_000 });
    const [dispatched] = await t.db.query<[{ all: boolean }]>('SELECT bool_and(dispatched_at IS NOT NULL) AS all FROM outbox');
    expect(dispatched.all).toBe(true);
    expect(await (await jobOf(id))?.isCompleted()).toBe(true);
    expect(t.app.get(QueueBackend).kind).toBe(name === 'Redis' ? 'redis' : 'postgres');
  });

  it('tries a job again that failed for now, and one that cannot succeed not', async () => {
    const [passing, hopeless] = [randomUUID(), randomUUID()];
    const calls = replaceHandler(t.app, (id) => {
      if (id === hopeless) throw new PermanentJobError('never');
      if (calls.filter((call) => call === passing).length < 2) throw new Error('not yet');
      return Promise.resolve();
    });
    await askFor(t, [passing, hopeless]);
    await until('the second attempt', async () => (await (await jobOf(passing))?.isCompleted()) === true);
    expect(await (await jobOf(hopeless))?.isFailed()).toBe(true);
    expect([...calls].sort()).toEqual([passing, passing, hopeless].sort());
  });

  it('gives a job up after its last attempt and keeps what failed', async () => {
    const id = randomUUID();
    const calls = replaceHandler(t.app, () => Promise.reject(new Error('not at all')));
    await askFor(t, [id]);
    await until('the end', async () => (await (await jobOf(id))?.isFailed()) === true);
    expect(calls).toEqual([id, id, id]);
  });

  it('finishes an import whose transaction failed once', async () => {
    const kase = await acceptedCase(t);
    const writer = t.app.get(RosterWriter);
    const original = writer.addWorkers.bind(writer);
    let failures = 0;
    writer.addWorkers = async (...args) => {
      const ids = await original(...args);
      if ((failures += 1) === 1) await args[0].query('SELECT pg_terminate_backend(pg_backend_pid())');
      return ids;
    };
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    expect(await settledImport(t, kase.id, id)).toMatchObject({ state: 'applied', accepted: 59 });
    expect(await rosterOf(t, kase.id)).toHaveLength(59);
  });

  it('loses nothing when the whole queue is lost: the sweeps are scheduled anew and ask for the work again', async () => {
    const kase = await acceptedCase(t);
    await queue.pause();
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await until('the job in the queue', () => jobOf(id));
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'parsing', done: 0 });
    await emptyQueue();
    expect(await jobOf(id)).toBeUndefined();
    t.clock.advance({ minutes: 1 });
    expect(await settledImport(t, kase.id, id)).toMatchObject({ state: 'applied', accepted: 59 });
    expect(await rosterOf(t, kase.id)).toHaveLength(59);
  });

  it('sweeps by itself', async () => {
    const kase = await acceptedCase(t);
    t.clock.set('2024-12-27T02:00:00Z');
    await until('an escalation step', async () => (await t.db.query<unknown[]>('SELECT 1 FROM escalation_steps s JOIN deadlines d ON d.id = s.deadline_id WHERE d.case_id = $1', [kase.id])).length > 0);
  });

  it('hands over what it knows, past what a newer version of the program asked for', async () => {
    const [newer, known] = [randomUUID(), randomUUID()];
    await t.db.query(`INSERT INTO outbox (id, job, payload, created_at) VALUES ($1, 'something.newer', '{}', '2024-01-01T00:00:00Z')`, [newer]);
    const calls = replaceHandler(t.app, () => Promise.resolve());
    await askFor(t, [known]);
    await until('the job that is known', () => calls.includes(known));
    expect(await t.db.query('SELECT id FROM outbox WHERE dispatched_at IS NULL')).toEqual([{ id: newer }]);
  });

  it('forgets the intervals that another version left in another queue', async () => {
    const [clocks, punctual] = (['clocks', 'punctual'] as const).map((queueName) => t.app.get(QueueBackend).queue(queueName));
    await clocks?.upsertJobScheduler('deadlines.sweep', { every: 3_600_000 }, { name: 'deadlines.sweep', data: {} });
    await clocks?.upsertJobScheduler('something.older', { every: 3_600_000 }, { name: 'something.older', data: {} });
    const second = await createProgram({ ...t.app.get<Config>(CONFIG), role: 'worker' }, t.databaseUrl, t.clock);
    await second.close();
    expect((await clocks?.getJobSchedulers())?.map(({ key }) => key)).toEqual(expect.not.arrayContaining(['deadlines.sweep']));
    expect((await clocks?.getJobSchedulers())?.map(({ key }) => key)).toEqual(expect.not.arrayContaining(['something.older']));
    expect((await punctual?.getJobSchedulers())?.map(({ key }) => key)).toEqual(expect.arrayContaining(['deadlines.sweep', 'deadlines.plan']));
  });

  it('hands each job over once, with two processes at work and a crash between handing over and noting it', async () => {
    const second = await createProgram({ ...t.app.get<Config>(CONFIG), role: 'worker' }, t.databaseUrl, t.clock);
    try {
      const ids = Array.from({ length: 150 }, () => randomUUID());
      const calls = [t.app, second.app].map((app) => replaceHandler(app, () => Promise.resolve()));
      await askFor(t, ids);
      await until('all of them', () => calls.flat().length >= ids.length);
      expect(calls.flat().sort()).toEqual([...ids].sort());
      const db = second.app.get(DataSource);
      await db.query('UPDATE outbox SET dispatched_at = NULL');
      await db.query(`SELECT pg_notify('outbox', '')`);
      await until('the second handing over', async () => (await db.query<unknown[]>('SELECT 1 FROM outbox WHERE dispatched_at IS NULL')).length === 0);
      const last = randomUUID();
      await askFor(t, [last]);
      await until('the next job', () => calls.flat().includes(last));
      expect(calls.flat()).toHaveLength(ids.length + 1);
    } finally {
      await second.close();
    }
  });
});

describe.each(backends)('closing the program on %s', (_name, url) => {
  it('leaves nothing open', async () => {
    const open = (kind: string): number => process.getActiveResourcesInfo().filter((found) => found === kind).length;
    const timers = open('Timeout');
    const t = await createTestApp(url === undefined ? {} : { redisUrl: url });
    const kase = await acceptedCase(t);
    expect(await settledImport(t, kase.id, await sendRoster(t, kase.id, 'roster-59.xlsx'))).toMatchObject({ state: 'applied' });
    await t.close();
    await until('no connection and no timer of its own', () => open('TCPSocketWrap') === 0 && open('TCPServerWrap') === 0 && open('Timeout') <= timers);
    if (url !== undefined) await emptyRedis(url);
  });
});

async function emptyRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
}
