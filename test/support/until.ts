import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 40_000;

/** Looks until there is something to see, for what another process or connection brings about. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false> | T | null | undefined | false): Promise<T> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await delay(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what} did not come about`);
}
