import { test } from 'node:test';
import { killAtEach } from './support/kill-rounds.mjs';
import { FIRING } from './support/stopping-places.mjs';

test('a worker killed between any two steps of firing: every step is taken once, and told once', async (t) => {
  await killAtEach(t, {}, FIRING);
  t.diagnostic(`${FIRING.length} workers killed`);
});
