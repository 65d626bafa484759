import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { freePort } from '../../scripts/steps/free-port.mjs';
import { descendants, survivors } from './support/processes.mjs';
import { launch, start, stop, temporaryFolder, withDatabase } from './support/program.mjs';
import { hasRedis, redisOn, until } from './support/redis.mjs';

const askFor = (client, id) => client.query(`INSERT INTO outbox (id, job, payload, created_at) VALUES ($1, 'documents.sweep', '{}', now())`, [id]);
const isHandedOver = async (client, id) => (await client.query('SELECT dispatched_at FROM outbox WHERE id = $1', [id])).rows[0].dispatched_at !== null;

if (hasRedis) {
  test('with its queue in Redis it starts, hands jobs over, and stops without a trace', async (t) => {
    const port = await freePort();
    await redisOn(t, port);
    const dataDir = temporaryFolder(t);
    const program = await start(t, { DATA_DIR: dataDir, REDIS_URL: `redis://127.0.0.1:${port}` });
    const family = [program.pid, ...descendants(program.pid)];
    assert.equal((await fetch(`${program.url}/api/v1/health/ready`)).status, 200);
    await withDatabase(dataDir, async (client) => {
      const id = randomUUID();
      await askFor(client, id);
      await until('the handing over', () => isHandedOver(client, id));
    });
    assert.deepEqual(await stop(program), { code: 0, signal: null });
    assert.deepEqual(await survivors(family), []);
  });

  test('Redis goes away and comes back empty: jobs wait in the database; gone for good, the program still stops', async (t) => {
    const port = await freePort();
    const kill = await redisOn(t, port);
    const dataDir = temporaryFolder(t);
    const program = await start(t, { DATA_DIR: dataDir, REDIS_URL: `redis://127.0.0.1:${port}` });
    const family = [program.pid, ...descendants(program.pid)];
    await kill();
    await withDatabase(dataDir, async (client) => {
      const id = randomUUID();
      await askFor(client, id);
      await until('a failed attempt', () => program.text().includes('outbox relay will try again'));
      assert.equal(await isHandedOver(client, id), false);
      assert.equal((await fetch(`${program.url}/api/v1/health/live`)).status, 200);
      const killAgain = await redisOn(t, port);
      await until('the handing over', () => isHandedOver(client, id));
      await killAgain();
    });
    assert.deepEqual(await stop(program), { code: 0, signal: null });
    assert.deepEqual(await survivors(family), []);
  });

  test('a Redis that does not answer at the start is said in one line', async (t) => {
    const port = await freePort();
    const program = launch(t, { DATA_DIR: temporaryFolder(t), REDIS_URL: `redis://:secret@127.0.0.1:${port}` });
    assert.deepEqual(await program.ended, { code: 1, signal: null });
    assert.match(program.text(), new RegExp(`Redis does not answer at 127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\): check`));
    assert.doesNotMatch(program.text(), /secret/);
  });
}
