// `npm run bench:deadlines`: how late the steps of deadlines are taken, with a million clocks running, by real worker processes on
// a PostgreSQL of their own. Beside it, in the same run, a floor: the barest claim in SQL. Ends with 1 when the promise is broken.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { prepareTests, ROOT } from '../scripts/steps/prepare.mjs';

prepareTests();
const { createDataSource } = await import('../dist/data-source.js');
const { startEmbeddedPostgres } = await import('../dist/platform/embedded-postgres/embedded-postgres.js');
const { CONFIG_VARIABLES } = await import('../dist/platform/config/config-variables.js');
const { startTestRedis } = await import('../scripts/steps/test-redis.mjs');
const { QueueBackend } = await import('../dist/platform/jobs/queue-backend.js');
const { addOffice, addRunningClocks } = await import('../test/runtime/support/clock-rows.mjs');
const { addWebhook } = await import('../test/runtime/support/crash-office.mjs');

const CLOCKS = Number(process.env.BENCH_CLOCKS ?? 1_000_000);
const WORKERS = Number(process.env.BENCH_WORKERS ?? 2);
const BURST = Number(process.env.BENCH_BURST ?? 1_000);
const SPREAD = Number(process.env.BENCH_SPREAD ?? 3_000);
const SPREAD_SECONDS = 60;
const CLOCKS_A_CASE = 4;
const LOAD_CASES = 25_000;
/** What the product promises, at the 99th percentile. */
const PROMISE_MS = 2_000;
/** Longer than the planner takes to come round, so that the delayed jobs are there. */
const LEAD_SECONDS = 45;
const KEYS = { FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`, BLIND_INDEX_KEY: randomBytes(32).toString('base64') };

const undo = [];
let mostJobs = 0;
const folder = mkdtempSync(path.join(os.tmpdir(), 'triquick-bench-'));
undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

try {
  process.exitCode = await main();
} finally {
  for (const step of undo.reverse()) await step();
}

async function main() {
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'data'), log: console.error });
  undo.push(() => server.stop());
  const redis = process.env.BENCH_BACKEND === 'redis' ? await startTestRedis() : null;
  if (redis) undo.push(() => redis.stop());
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  undo.push(() => client.end());
  const office = await load(client, server.url);
  const receiver = await startReceiver();
  await addWebhook(client, office.leadIds, receiver.url, KEYS.FIELD_KEYS);
  for (let n = 0; n < WORKERS; n += 1) await startWorker(n, server.url, redis?.url);
  console.log(`${CLOCKS.toLocaleString('en')} running clocks, ${WORKERS} workers, queue in ${redis ? 'Redis' : 'PostgreSQL'}, ${os.availableParallelism()} processors, commits on disk`);

  const queue = new QueueBackend({ redisUrl: redis?.url ?? null, databaseUrl: server.url }, console.error);
  await queue.connect();
  undo.push(() => queue.close());
  const spread = await measure(client, queue, office, 'spread', SPREAD, `now() + (${LEAD_SECONDS} + n * ${SPREAD_SECONDS}.0 / ${SPREAD}) * interval '1 s'`, LEAD_SECONDS + SPREAD_SECONDS);
  show(`${SPREAD} steps over ${SPREAD_SECONDS} s`, spread);
  const burst = await measure(client, queue, office, 'burst', BURST, `date_trunc('second', now()) + ${LEAD_SECONDS} * interval '1 s'`, LEAD_SECONDS);
  show(`${BURST} steps in the same instant`, burst);
  for (const portion of [1, 25]) show(`floor: ${BURST} claimed in bare SQL, ${portion} at a time`, await floor(client, server.url, portion));
  const [{ n: told }] = (await client.query('SELECT count(*)::int AS n FROM deliveries')).rows;
  console.log(`${mostJobs} delayed jobs in the queue at most; ${told} deliveries written, ${receiver.messages()} messages sent meanwhile`);
  return [spread, burst].every((late) => quantile(late, 0.99) <= PROMISE_MS) ? 0 : 1;
}

async function load(client, url) {
  const startedAt = performance.now();
  const dataSource = await createDataSource(url).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
  const office = await addOffice(client, 50);
  for (let left = CLOCKS / CLOCKS_A_CASE; left > 0; left -= LOAD_CASES) {
    await addRunningClocks(client, office, { cases: Math.min(left, LOAD_CASES), clocks: CLOCKS_A_CASE, at: `now() + (1 + random() * 300) * interval '1 day'`, prefix: `背${left}-` });
  }
  // The moment a step is written, which is the last but one thing before the commit.
  await client.query('ALTER TABLE escalation_steps ADD COLUMN written_at timestamptz DEFAULT clock_timestamp()');
  await client.query('CREATE TABLE expected (run text, deadline_id uuid PRIMARY KEY, at timestamptz)');
  await client.query('VACUUM ANALYZE');
  console.log(`loaded in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return office;
}

async function startWorker(n, url, redisUrl = '') {
  const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '']));
  const own = { DATABASE_URL: url, REDIS_URL: redisUrl, DATA_DIR: path.join(folder, 'worker'), NODE_ENV: 'development', TRIQUICK_ROLE: 'worker', PORT: '0', DEMO: 'off', ALLOW_PRIVATE_CHANNELS: 'on', ...KEYS };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: ROOT, env: { ...process.env, ...blank, ...own }, stdio: ['ignore', 'pipe', 'inherit'] });
  undo.push(async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGINT')) await ended;
  });
  let text = '';
  for await (const part of child.stdout.setEncoding('utf8')) if ((text += part).includes('is ready')) return child.stdout.resume();
  throw new Error(`worker ${n} did not start: ${text}`);
}

async function startReceiver() {
  let messages = 0;
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => response.end());
    messages += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(() => server.closeAllConnections() ?? server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, messages: () => messages };
}

/** Adds clocks that reach a step at `at`, waits until all are treated, and answers how late each was, in ms. */
async function measure(client, queue, office, name, steps, at, seconds) {
  await addRunningClocks(client, office, { cases: steps, at, prefix: `${name}-` });
  await client.query(`INSERT INTO expected SELECT $1, d.id, d.next_step_at FROM deadlines d JOIN cases c ON c.id = d.case_id WHERE c.number LIKE $1 || '-%'`, [name]);
  await client.query('ANALYZE deadlines');
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await delay(5_000)) {
    mostJobs = Math.max(mostJobs, await queue.queue('punctual').getDelayedCount());
  }
  for (const end = performance.now() + 120_000; performance.now() < end; await delay(500)) {
    const { rows } = await client.query(`SELECT extract(epoch FROM s.written_at - e.at)::float8 * 1000 AS ms FROM expected e JOIN escalation_steps s USING (deadline_id) WHERE e.run = $1`, [name]);
    if (rows.length === steps) return rows.map((row) => row.ms);
  }
  throw new Error('not every step was taken within two minutes');
}

/** The least that has to be done: claim the oldest, move them on, commit; in two connections, as the program does. */
async function floor(client, url, portion) {
  await client.query('DROP TABLE IF EXISTS bare');
  await client.query('CREATE TABLE bare AS SELECT id, next_step_at FROM deadlines LIMIT 0');
  await client.query('CREATE INDEX ON bare (next_step_at, id)');
  await client.query(`INSERT INTO bare SELECT gen_random_uuid(), clock_timestamp() FROM generate_series(1, $1)`, [BURST]);
  const late = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: 2 }, async () => {
      const lane = new pg.Client({ connectionString: url });
      await lane.connect();
      for (;;) {
        const { rowCount } = await lane.query(
          `UPDATE bare SET next_step_at = NULL WHERE id IN (SELECT id FROM bare WHERE next_step_at <= now() ORDER BY next_step_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)`,
          [portion],
        );
        if (rowCount === 0) break;
        for (let n = 0; n < rowCount; n += 1) late.push(performance.now() - startedAt);
      }
      await lane.end();
    }),
  );
  return late;
}

function quantile(values, share) {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
}

function show(what, late) {
  const [p50, p99, max] = [quantile(late, 0.5), quantile(late, 0.99), Math.max(...late)].map((ms) => `${ms.toFixed(0)} ms`.padStart(9));
  console.log(`${what.padEnd(48)} late by p50${p50}   p99${p99}   max${max}`);
}
