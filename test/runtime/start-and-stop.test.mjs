import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descendants, survivors } from './support/processes.mjs';
import { launch, start, stop, temporaryFolder, withDatabase } from './support/program.mjs';

const DEMO_ACCOUNTS = ['lead', 'member', 'member2', 'liaison.hrss', 'liaison.hrss2', 'liaison.miit', 'supervisor', 'supervisor2', 'leader', 'admin', 'admin2', 'auditor'];

test('starts on an empty folder, again on the same one, and leaves nothing behind', async (t) => {
  const dataDir = temporaryFolder(t);
  const first = await start(t, { DATA_DIR: dataDir, DEMO: 'on', DEMO_PASSWORD: 'try-it-out-1' });
  for (const question of ['live', 'ready']) {
    assert.equal((await fetch(`${first.url}/api/v1/health/${question}`)).status, 200, question);
  }
  assert.match(first.text(), /try-it-out-1/);
  for (const name of DEMO_ACCOUNTS) assert.match(first.text(), new RegExp(`\\b${name}\\b`), name);
  await withDatabase(dataDir, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
  const family = [first.pid, ...descendants(first.pid)];
  assert.ok(family.length > 1, 'the database is a child of the program');
  assert.deepEqual(await stop(first), { code: 0, signal: null });
  assert.deepEqual(await survivors(family), []);

  const second = await start(t, { DATA_DIR: dataDir, DEMO: 'on' });
  t.diagnostic(`first start ${(first.ms / 1000).toFixed(2)} s, second ${(second.ms / 1000).toFixed(2)} s`);
  const { rows } = await withDatabase(dataDir, (client) => client.query('SELECT one FROM kept'));
  assert.deepEqual(rows, [{ one: 1 }]);
  assert.deepEqual(await stop(second), { code: 0, signal: null });
  // The goal is 5 s on a quiet machine; this only catches a start that does everything anew.
  assert.ok(second.ms < 20_000, `${second.ms} ms`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal}, twice as npm passes it on, ends everything once`, async (t) => {
    const program = await start(t, { DATA_DIR: temporaryFolder(t) });
    const family = [program.pid, ...descendants(program.pid)];
    program.kill(signal);
    program.kill(signal);
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.deepEqual(await survivors(family), []);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
  test(`${signal} for npm alone ends everything too`, async (t) => {
    const npm = await start(t, { DATA_DIR: temporaryFolder(t) }, { byNpm: true });
    const family = [npm.pid, ...descendants(npm.pid)];
    assert.ok(family.length > 2, 'npm, the program and the database');
    npm.kill(signal);
    assert.deepEqual(await survivors(family), []);
  });
}

test('stopped in the middle of its start, it leaves nothing behind and starts the next time', async (t) => {
  const dataDir = temporaryFolder(t);
  for (const waitMs of [300, 900, 1_500]) {
    const program = launch(t, { DATA_DIR: dataDir });
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const family = [program.pid, ...descendants(program.pid)];
    program.kill('SIGINT');
    await program.ended;
    assert.deepEqual(await survivors(family), []);
  }
  await stop(await start(t, { DATA_DIR: dataDir }));
});
