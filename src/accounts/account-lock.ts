import type { EntityManager } from 'typeorm';

const LOCK = 7_310_002;

/** One change of accounts at a time: who counts the administrators that remain must not be overtaken by another who counts too. */
export const lockAccounts = (m: EntityManager): Promise<unknown> => m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
