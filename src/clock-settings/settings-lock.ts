import type { EntityManager } from 'typeorm';

const LOCK = 7_310_004;

/** One change of calendar or rules at a time: whoever comes second sees what the first has done, and is refused by its version. */
export async function lockSettings(m: EntityManager): Promise<void> {
  await m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}
