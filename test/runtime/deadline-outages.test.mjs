import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../scripts/steps/free-port.mjs';
import { addRunningClocks } from './support/clock-rows.mjs';
import { doubledOrLost, openOffice, settled } from './support/crash-office.mjs';
import { hasRedis, redisOn, until } from './support/redis.mjs';

const CLOCKS = 300;
const OUTAGE_MS = 10_000;

/** An office with two workers, in which a step is reached every so often from two seconds on. */
async function busyOffice(t, env, everyMs) {
  const office = await openOffice(t, env);
  const crew = [await office.startWorker()];
  await office.moveIn();
  crew.push(await office.startWorker());
  await addRunningClocks(office.client, office.people, { cases: CLOCKS, at: `now() + interval '2 s' + n * interval '${everyMs} ms'` });
  return { office, crew };
}

const taken = async (office) => (await office.query('SELECT count(*)::int AS n FROM escalation_steps'))[0].n;

async function assertAllOnce(office) {
  await until('the last clock', async () => (await office.query('SELECT 1 FROM deadlines WHERE next_step_at > now() AND id NOT IN (SELECT deadline_id FROM escalation_steps)')).length === 0);
  await settled(office, 'the outage');
  assert.deepEqual(await doubledOrLost(office, { steps: CLOCKS }), []);
  const [{ accepted }] = await office.query(`SELECT count(*)::int AS accepted FROM deliveries d JOIN notifications n ON n.id = d.notification_id WHERE d.state = 'accepted' AND n.event_key LIKE 'deadline:%'`);
  assert.equal(accepted, CLOCKS);
}

test('PostgreSQL away for ten seconds in the middle: two workers go on by themselves, and everything happens once', async (t) => {
  const { office, crew } = await busyOffice(t, {}, 40);
  await until('the first steps', async () => (await taken(office)) > 20);
  await office.stopDatabase();
  await delay(OUTAGE_MS);
  await office.startDatabase();
  await assertAllOnce(office);
  for (const { program } of crew) assert.doesNotMatch(program.text(), /unhandled|uncaught/i);
});

if (hasRedis) {
  test('Redis emptied in the middle, then gone: steps go on being taken, and everything happens once', async (t) => {
    const port = await freePort();
    const killRedis = await redisOn(t, port);
    const { office } = await busyOffice(t, { REDIS_URL: `redis://127.0.0.1:${port}` }, 40);
    await until('the first steps', async () => (await taken(office)) > 20);
    const redis = new Redis(port, '127.0.0.1');
    await redis.flushall();
    redis.disconnect();
    const whenEmptied = await taken(office);
    await until('steps without what was in the queue', async () => (await taken(office)) > whenEmptied + 20);
    await killRedis();
    const whenGone = await taken(office);
    await until('steps without a queue', async () => (await taken(office)) > whenGone + 20);
    await redisOn(t, port);
    await assertAllOnce(office);
  });
}
