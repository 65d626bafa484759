import { test } from 'node:test';
import { killWhileDelivering } from './support/kill-rounds.mjs';
import { DELIVERING } from './support/stopping-places.mjs';

test('a worker killed between any two steps of delivery: every message is taken once, or stands in the failed list', (t) => killWhileDelivering(t, {}, DELIVERING));
