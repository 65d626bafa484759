/** The first try counts; after the last, the message has failed on its channel. */
export const MAX_TRIES = 6;

const FIRST_WAIT_MS = 2_000;
const FACTOR = 4;
/** Of what a receiver asks for: a message about a deadline does not wait longer. */
const LONGEST_WAIT_MS = 60 * 60_000;
/** Up to a quarter more, so that what failed together does not come back together. */
const JITTER = 0.25;

/**
 * How long to wait after the `tries`-th try failed for now: 2 s, 8 s, 32 s, 2 min, 9 min (and up to a quarter more), or as long as
 * the receiver asks, never more than an hour. Null: it was the last.
 * @param random 0 ≤ random < 1
 * @param askedMs what the receiver asked for
 */
export function waitAfter(tries: number, random: number, askedMs = 0): number | null {
  if (tries >= MAX_TRIES) return null;
  const own = FIRST_WAIT_MS * FACTOR ** (tries - 1) * (1 + JITTER * random);
  return Math.round(Math.min(Math.max(own, askedMs), LONGEST_WAIT_MS));
}
