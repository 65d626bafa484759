import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from './test-app.js';

const PATIENCE_MS = 30_000;

/** Asks an import's route until the program's workers are done with it, and answers what it says then. */
export async function settled(api: Api, url: string): Promise<{ state: string }> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { body } = await api.get(url).expect(200);
    if ((body as { state: string }).state !== 'parsing') return body as { state: string };
    if (performance.now() > until) throw new Error(`Still parsing after ${PATIENCE_MS} ms: ${url}`);
    await delay(50);
  }
}
