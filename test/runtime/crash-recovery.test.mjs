import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { descendants, survivors } from './support/processes.mjs';
import { launch, start, stop, temporaryFolder, withDatabase } from './support/program.mjs';

test('SIGKILL in the middle of writing loses nothing that was confirmed', async (t) => {
  const dataDir = temporaryFolder(t);
  let confirmed = 0;
  for (let round = 1; round <= 3; round += 1) {
    const program = await start(t, { DATA_DIR: dataDir });
    const family = [program.pid, ...descendants(program.pid)];
    const writing = withDatabase(dataDir, async (client) => {
      await client.query('CREATE TABLE IF NOT EXISTS probe (n integer PRIMARY KEY)');
      for (;;) {
        await client.query('INSERT INTO probe VALUES ($1)', [confirmed + 1]);
        confirmed += 1;
        if (confirmed === round * 200) program.kill('SIGKILL');
      }
    });
    await assert.rejects(writing);
    assert.deepEqual(await program.ended, { code: null, signal: 'SIGKILL' });
    // Every other round the next start has to cope with a database that is still about to stop.
    if (round === 2) assert.deepEqual(await survivors(family), []);
  }

  const program = await start(t, { DATA_DIR: dataDir });
  const { rows } = await withDatabase(dataDir, (client) => client.query('SELECT count(*)::int AS count, max(n) FROM probe'));
  await stop(program);
  // One more than confirmed is possible: written, but killed before the answer arrived.
  assert.ok(rows[0].count >= confirmed, `${rows[0].count} of ${confirmed}`);
  assert.equal(rows[0].count, rows[0].max);
  t.diagnostic(`${confirmed} confirmed, ${rows[0].count} found after three kills; last start ${(program.ms / 1000).toFixed(2)} s`);
});

test('a database that was itself killed, not stopped, recovers', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir });
  await withDatabase(dataDir, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
  const database = descendants(program.pid);
  program.kill('SIGKILL');
  for (const pid of database) killIfThere(pid);
  await program.ended;

  const again = await start(t, { DATA_DIR: dataDir });
  const { rows } = await withDatabase(dataDir, (client) => client.query('SELECT one FROM kept'));
  assert.deepEqual(rows, [{ one: 1 }]);
  await stop(again);
});

function killIfThere(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

test('killed while it makes the demo data, it starts the next time', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = launch(t, { DATA_DIR: dataDir, DEMO: 'on' });
  while (!/demo data/i.test(program.text())) await delay(20);
  const isHalfMade = async (client) => (await client.query('SELECT EXISTS (SELECT 1 FROM cases) AS there')).rows[0].there;
  while (!(await withDatabase(dataDir, isHalfMade))) await delay(20);
  program.kill('SIGKILL');
  await program.ended;
  await stop(await start(t, { DATA_DIR: dataDir, DEMO: 'on' }));
});

test('without its database the program ends with an error instead of answering with errors for ever', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir });
  const family = [program.pid, ...descendants(program.pid)];
  const pid = Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  assert.deepEqual(await program.ended, { code: 1, signal: null });
  assert.match(program.text(), /the embedded PostgreSQL ended/);
  assert.deepEqual(await survivors(family), []);
});
