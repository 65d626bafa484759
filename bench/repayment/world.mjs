import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createDataSource } from '../../dist/data-source.js';
import { startEmbeddedPostgres } from '../../dist/platform/embedded-postgres/embedded-postgres.js';
import { atRest, startProgram } from '../support/running-program.mjs';
import { addBigCase } from './big-case.mjs';
import { addManyCases } from './many-cases.mjs';
import { addOffice, SUPERVISOR } from './office.mjs';

const WORKERS = Number(process.env.BENCH_WORKERS ?? 10_000);
const CASES = Number(process.env.BENCH_CASES ?? 100_000);

/**
 * A PostgreSQL of its own with the program on it. What a question needs is loaded when it is first asked for:
 * `bigCase()` one case of many workers, `manyCases()` many small ones. `api` and `worker` are processes of the program, with a
 * supervisor signed in at the first; `client` is for the floors.
 */
export async function startWorld() {
  const undo = [];
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'triquick-bench-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
    const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'data'), log: console.error });
    undo.push(() => server.stop());
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    undo.push(() => client.end());
    const keys = { FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`, BLIND_INDEX_KEY: randomBytes(32).toString('base64') };
    const office = await addOffice(client);
    const settings = { DATABASE_URL: server.url, DATA_DIR: path.join(folder, 'program'), ...keys };
    const api = await startProgram({ ...settings, TRIQUICK_ROLE: 'api' }, SUPERVISOR);
    undo.push(api.stop);
    let worker = await startProgram({ ...settings, TRIQUICK_ROLE: 'worker' });
    undo.push(() => worker.stop());
    console.log(`${os.availableParallelism()} processors, commits on disk; fastest / median / slowest`);
    return {
      client, office, api, end,
      get worker() {
        return worker;
      },
      /** Another worker, which has never seen a case and is at rest: what it grows by is not hidden by what it did before. */
      restWorker: async () => {
        await worker.stop();
        worker = await startProgram({ ...settings, TRIQUICK_ROLE: 'worker' });
        await atRest(worker.pid);
      },
      bigCase: once(() => loaded(client, `a case of ${count(WORKERS)} workers`, async () => {
        const made = await addBigCase(client, office, keys.BLIND_INDEX_KEY, WORKERS);
        await projected(client, made.caseId);
        return made;
      })),
      manyCases: once(() => loaded(client, `${count(CASES)} cases`, async () => {
        await addManyCases(client, office, CASES);
        await folded(client);
      })),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function migrate(url) {
  const dataSource = await createDataSource(url).initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
}

/** Waits until the program has written what follows from the ledger of a case, and has looked at it for the day. */
const projected = (client, caseId) =>
  until(client, 'SELECT rule > 0 AND EXISTS (SELECT 1 FROM warning_looks l WHERE l.case_id = h.case_id) AS done FROM ledger_heads h WHERE case_id = $1', [caseId]);

/** Waits until the program has folded the sums over cases, as it always does within a minute. */
const folded = (client) =>
  until(client, 'SELECT NOT EXISTS (SELECT 1 FROM board_debts WHERE fresh UNION ALL SELECT 1 FROM board_dues WHERE fresh UNION ALL SELECT 1 FROM board_receipts WHERE fresh) AS done');

async function until(client, sql, params) {
  for (;;) {
    const { rows: [{ done }] } = await client.query(sql, params);
    if (done) return;
    await delay(100);
  }
}

function once(load) {
  let loading = null;
  return () => (loading ??= load());
}

async function loaded(client, what, load) {
  const startedAt = performance.now();
  const made = await load();
  await client.query('VACUUM ANALYZE');
  console.log(`loaded ${what} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${await sizes(client)}`);
  return made;
}

async function sizes(client) {
  const counted = [];
  for (const table of ['cases', 'workers', 'claims', 'plan_instalments', 'plan_lines', 'payments', 'case_dues']) {
    const { rows: [{ rows }] } = await client.query(`SELECT count(*)::int AS rows FROM ${table}`);
    counted.push(`${count(rows)} ${table}`);
  }
  return counted.join(', ');
}

const count = (number) => number.toLocaleString('en');
