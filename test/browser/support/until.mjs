import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 40_000;

/** Looks until `look` answers true, for what a worker brings about and no page shows by itself. */
export async function until(what, look) {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await delay(100)) if (await look()) return;
  assert.fail(`${what} did not come about`);
}
