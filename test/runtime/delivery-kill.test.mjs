import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '../../scripts/steps/free-port.mjs';
import { doubledOrLost, settled } from './support/crash-office.mjs';
import { addOneClock, endLeases, failed, kill, killAtEach } from './support/kill-rounds.mjs';
import { hasRedis, redisOn, until } from './support/redis.mjs';
import { DELIVERING, FIRING } from './support/stopping-places.mjs';

test('a worker killed between any two steps of delivery: every message is taken once, or stands in the failed list', (t) => killAll(t, {}, DELIVERING));

if (hasRedis) {
  test('the same with the queue in Redis', async (t) => {
    const port = await freePort();
    await redisOn(t, port);
    await killAll(t, { REDIS_URL: `redis://127.0.0.1:${port}` }, [...FIRING.slice(-2), ...DELIVERING]);
  });
}

async function killAll(t, env, places) {
  const { office, crew } = await killAtEach(t, env, places);
  const failedBefore = await failed(office);
  const { received } = office.webhook;
  const already = received.length;
  const answerAgain = office.webhook.holdAnswers();
  await addOneClock(office, places.length);
  await until('a message whose answer is awaited', () => received.length > already);
  for (const { name } of crew) await kill(crew, name);
  answerAgain();
  await Promise.all([office.startWorker(), office.startWorker(), endLeases(office)]);
  await settled(office, 'a kill while the answer was awaited');
  assert.deepEqual(await doubledOrLost(office, { steps: places.length + 1 }), []);
  assert.equal(received[already].answered, false);
  assert.ok((await failed(office)) > failedBefore);
  t.diagnostic(`${places.length + 2} workers killed, ${received.length} messages arrived`);
}
