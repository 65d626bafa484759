import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { hashPassword } from '../../dist/auth/passwords.js';
import { descendants, survivors } from './support/processes.mjs';
import { start, stop, temporaryFolder, withDatabase } from './support/program.mjs';

const PEOPLE = 10_000;
const MIDDLE = PEOPLE / 2;
const PASSWORD = 'Correct-Horse-7';
/** Longer than a dead process's work waits to be found. */
const PATIENCE_MS = 120_000;
/** Where the program writes row by row while it reads a sheet, and while it puts the people on the roster. */
const STEPS = [
  { state: 'parsing', table: 'sheet_import_rows', column: 'row', lock: 1 },
  { state: 'applying', table: 'workers', column: 'position', lock: 2 },
];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The `n`th synthetic identity number, with a right check character. */
function idNumber(n) {
  const day = new Date(Date.UTC(1970, 0, 1 + Math.floor(n / 900))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `640399${day}${100 + (n % 900)}`;
  return body + '10X98765432'[[...body].reduce((sum, digit, place) => sum + Number(digit) * WEIGHTS[place], 0) % 11];
}

const wagesFen = (n) => 100_000 + n;
const pensionFen = (n) => 20_000 + 3 * n;
const yuan = (fen) => (fen / 100).toFixed(2);
const sumOf = (fenOf) => Array.from({ length: PEOPLE }, (_, n) => fenOf(n)).reduce((sum, fen) => sum + fen, 0);

function roster() {
  const rows = Array.from({ length: PEOPLE }, (_, n) => `${n + 1},职工,${idNumber(n)},${yuan(wagesFen(n))},${yuan(pensionFen(n))}`);
  return ['序号,姓名,身份证号,欠薪金额（元）,养老保险（元）', ...rows].join('\r\n');
}

async function addPerson(client) {
  await client.query(
    `INSERT INTO users (id, username, name, role, region_code, is_region_leader, is_department_head, is_duty_officer, password_hash, must_change_password, state, created_at, version)
     VALUES ($1, 'member', '李成员', 'taskForce', '640300', FALSE, FALSE, TRUE, $2, FALSE, 'active', now(), 1)`,
    [randomUUID(), await hashPassword(PASSWORD)],
  );
}

/** Makes the middle of each step wait for whoever holds the lock, so that a kill hits just there, however fast the machine is. */
async function addStoppingPlaces(client) {
  await client.query('CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::int); RETURN NEW; END $$');
  for (const { table, column, lock } of STEPS) {
    await client.query(`CREATE TRIGGER wait_here BEFORE INSERT ON ${table} FOR EACH ROW WHEN (NEW.${column} = ${MIDDLE}) EXECUTE FUNCTION wait_here(${lock})`);
  }
}

async function signIn(program) {
  const answer = await fetch(`${program.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'member', password: PASSWORD }) });
  assert.equal(answer.status, 200);
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  return async (method, path, body, status) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${program.url}/api/v1${path}`, {
      method, headers: { cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) }, body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await response.text();
    assert.equal(response.status, status, text.slice(0, 500));
    return JSON.parse(text);
  };
}

async function upload(api, caseId) {
  const form = new FormData();
  form.set('apply', 'auto');
  form.set('file', new Blob([roster()]), '名册.csv');
  return (await api('POST', `/cases/${caseId}/roster-imports`, form, 202)).id;
}

async function until(what, holds) {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await delay(100)) {
    const found = await holds();
    if (found) return found;
  }
  throw new Error(`${what} did not come about within ${PATIENCE_MS} ms`);
}

const settled = (api, caseId, id) =>
  until('the end of the import', async () => {
    const shown = await api('GET', `/cases/${caseId}/roster-imports/${id}`, undefined, 200);
    assert.notEqual(shown.state, 'failed', JSON.stringify(shown.failure));
    return shown.state === 'applied' ? shown : null;
  });

/** Starts the program, lets the import run into the middle of a step, and kills it there. */
async function killInTheMiddle(t, dataDir, { state, table, lock }, begin) {
  const program = await start(t, { DATA_DIR: dataDir });
  const family = [program.pid, ...descendants(program.pid)];
  await withDatabase(dataDir, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const importId = await begin(program, client);
    await until(`the middle of ${state}`, async () => {
      const { rows } = await client.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND NOT granted`, [lock]);
      return rows.length > 0;
    });
    const { rows } = await client.query(`SELECT state, attempts, (SELECT count(*)::int FROM ${table}) AS committed FROM sheet_imports WHERE id = $1`, [importId]);
    assert.deepEqual(rows, [{ state, attempts: 1, committed: 0 }]);
    program.kill('SIGKILL');
    assert.deepEqual(await program.ended, { code: null, signal: 'SIGKILL' });
    assert.deepEqual(await survivors(family), []);
  }).catch((error) => {
    // The database goes down with the program, and this connection with it.
    if (!/Connection terminated|terminating connection|ECONNRESET/.test(error.message)) throw error;
  });
}

test('killed in the middle of reading and in the middle of applying, an import of 10,000 loses nobody and doubles nobody', async (t) => {
  const dataDir = temporaryFolder(t);
  const kept = {};
  const [reading, applying] = STEPS;
  await killInTheMiddle(t, dataDir, reading, async (program, client) => {
    await addPerson(client);
    await addStoppingPlaces(client);
    const api = await signIn(program);
    const report = { channel: 'visit', reportedAt: new Date(Date.now() - 60_000).toISOString(), summary: '欠薪', employer: { name: '某建筑公司', regionCode: '640302' }, workersReported: PEOPLE };
    kept.caseId = (await api('POST', '/cases', report, 201)).id;
    kept.importId = await upload(api, kept.caseId);
    return kept.importId;
  });
  await killInTheMiddle(t, dataDir, applying, async () => kept.importId);

  const program = await start(t, { DATA_DIR: dataDir });
  const family = [program.pid, ...descendants(program.pid)];
  const api = await signIn(program);
  const done = await settled(api, kept.caseId, kept.importId);
  const totals = { workers: PEOPLE, wagesFen: sumOf(wagesFen), pensionFen: sumOf(pensionFen) };
  assert.deepEqual([done.accepted, done.rejected, done.duplicates, done.totals], [PEOPLE, 0, 0, totals]);
  const again = await settled(api, kept.caseId, await upload(api, kept.caseId));
  assert.deepEqual([again.accepted, again.rejected, again.duplicates], [0, 0, PEOPLE]);
  const shown = await api('GET', `/cases/${kept.caseId}`, undefined, 200);
  assert.deepEqual([shown.totals.workers, shown.totals.claimedFen], [PEOPLE, totals.wagesFen + totals.pensionFen]);
  await withDatabase(dataDir, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(DISTINCT id_number_index)::int FROM workers) AS people, (SELECT count(*)::int FROM workers) AS workers,
              (SELECT count(*)::int FROM claims) AS claims, (SELECT count(*)::int FROM timeline_entries WHERE type = 'roster.imported') AS told`,
    );
    // Both files are told of; the second says that it brought nobody.
    assert.deepEqual(rows, [{ people: PEOPLE, workers: PEOPLE, claims: 2 * PEOPLE, told: 2 }]);
  });
  await stop(program);
  assert.deepEqual(await survivors(family), []);
});
