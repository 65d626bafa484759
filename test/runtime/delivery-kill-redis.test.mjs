import { test } from 'node:test';
import { freePort } from '../../scripts/steps/free-port.mjs';
import { killWhileDelivering } from './support/kill-rounds.mjs';
import { hasRedis, redisOn } from './support/redis.mjs';
import { DELIVERING, FIRING } from './support/stopping-places.mjs';

if (hasRedis) {
  test('a worker killed between any two steps of delivery, with the queue in Redis: every message is taken once, or stands in the failed list', async (t) => {
    const port = await freePort();
    await redisOn(t, port);
    await killWhileDelivering(t, { REDIS_URL: `redis://127.0.0.1:${port}` }, [...FIRING.slice(-2), ...DELIVERING]);
  });
}
