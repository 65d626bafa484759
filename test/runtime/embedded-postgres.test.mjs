import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { lockDataFolder } from '../../dist/platform/embedded-postgres/data-folder-lock.js';
import { startEmbeddedPostgres } from '../../dist/platform/embedded-postgres/embedded-postgres.js';
import { atEnd } from './support/at-end.mjs';
import { descendants, survivors } from './support/processes.mjs';
import { temporaryFolder } from './support/program.mjs';

const quiet = () => {};

/** Starts a server that is stopped with the test at the latest; safety against power cuts is not what is tested. */
async function serve(t, dataDir, log = quiet) {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log });
  atEnd(t, () => server.stop());
  return server;
}

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

// As root, 711 lets the account of PostgreSQL pass by itself and 700 does not; to an ordinary user it is all the same.
for (const mode of [0o711, 0o700]) {
  test(`runs below a folder of mode ${mode.toString(8)} and keeps its files to itself`, async (t) => {
    const home = temporaryFolder(t);
    chmodSync(home, mode);
    const dataDir = path.join(home, 'a folder', '数据');
    const server = await serve(t, dataDir);
    const family = [server.pid, ...descendants(server.pid)];
    assert.deepEqual(await query(server.url, 'SELECT current_user, inet_server_addr()::text'), [{ current_user: 'triquick', inet_server_addr: '127.0.0.1/32' }]);
    await server.stop();
    assert.deepEqual(await survivors(family), []);
    assert.equal(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(dataDir).sort(), ['postgres', 'postgres.json']);
  });
}

test('gives the program a role that owns its database and nothing else', async (t) => {
  const server = await serve(t, temporaryFolder(t));
  const [role] = await query(server.url, 'SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user');
  assert.deepEqual(role, { rolsuper: false, rolcreaterole: false, rolcreatedb: false });
  await query(server.url, 'CREATE SCHEMA own CREATE TABLE t (a integer)');
  await assert.rejects(query(server.url, `SELECT pg_read_file('/etc/passwd')`), /permission denied/);
  await assert.rejects(query(server.url, `COPY (SELECT 1) TO PROGRAM 'true'`), /permission denied/);
  await assert.rejects(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1'), /password authentication failed/);
});

test('sorts the same on every system and keeps time in UTC', async (t) => {
  const server = await serve(t, temporaryFolder(t));
  const [facts] = await query(server.url, `SELECT datlocprovider, datlocale, current_setting('TimeZone') AS zone FROM pg_database WHERE datname = current_database()`);
  assert.deepEqual(facts, { datlocprovider: 'b', datlocale: 'C.UTF-8', zone: 'UTC' });
});

test('does not write refused personal data into its log', async (t) => {
  const lines = [];
  const server = await serve(t, temporaryFolder(t), (line) => lines.push(line));
  await query(server.url, 'CREATE TABLE t (a text PRIMARY KEY)');
  await query(server.url, `INSERT INTO t VALUES ('640399199001010014')`);
  await assert.rejects(query(server.url, `INSERT INTO t VALUES ('640399199001010014')`));
  await server.stop();
  assert.doesNotMatch(lines.join('\n'), /640399/);
});

test('refuses a second start on the folder, then allows it', async (t) => {
  const dataDir = temporaryFolder(t);
  const server = await serve(t, dataDir);
  await assert.rejects(startEmbeddedPostgres({ dataDir, log: quiet }), { name: 'EmbeddedPostgresError', message: /is in use by another Triquick/ });
  await server.stop();
  const again = await serve(t, dataDir);
  await again.stop();
});

test('takes over the lock of a process that is gone, or whose number somebody else has now', (t) => {
  const dataDir = temporaryFolder(t);
  const stale = [{ pid: 2 ** 22 + 1, identity: 'boot/1' }, ...(process.platform === 'linux' ? [{ pid: process.ppid, identity: 'boot/1' }] : [])];
  for (const content of [...stale.map((holder) => JSON.stringify(holder)), '', 'nonsense']) {
    writeFileSync(path.join(dataDir, 'triquick.lock'), content);
    lockDataFolder(dataDir).release();
  }
  assert.deepEqual(readdirSync(dataDir), []);
});

test('begins again after a creation that was interrupted', async (t) => {
  const dataDir = temporaryFolder(t);
  mkdirSync(path.join(dataDir, 'postgres.new'));
  writeFileSync(path.join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
  const server = await serve(t, dataDir);
  await server.stop();
  assert.deepEqual(readdirSync(dataDir).sort(), ['postgres', 'postgres.json']);
});

test('says what is wrong with a folder it cannot use', async (t) => {
  const damaged = temporaryFolder(t);
  mkdirSync(path.join(damaged, 'postgres'));
  writeFileSync(path.join(damaged, 'postgres', 'something'), '');
  await assert.rejects(startEmbeddedPostgres({ dataDir: damaged, log: quiet }), /holds files, but no complete database/);

  const older = temporaryFolder(t);
  await (await serve(t, older)).stop();
  writeFileSync(path.join(older, 'postgres', 'PG_VERSION'), '14\n');
  await assert.rejects(startEmbeddedPostgres({ dataDir: older, log: quiet }), /written by PostgreSQL 14, but PostgreSQL 18 is installed/);

  const file = path.join(temporaryFolder(t), 'file');
  writeFileSync(file, '');
  await assert.rejects(startEmbeddedPostgres({ dataDir: file, log: quiet }), { name: 'StartError', message: /cannot be used \(EEXIST\)/ });
});

test('tells its caller when the server ends by itself', async (t) => {
  const server = await serve(t, temporaryFolder(t));
  process.kill(server.pid, 'SIGQUIT');
  assert.match(await server.exited, /the embedded PostgreSQL ended/);
  await server.stop();
});
