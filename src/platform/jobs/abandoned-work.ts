import type { EntityManager } from 'typeorm';
import { lockKeyOf } from '../database/held-locks.js';
import type { JobName } from './job-definitions.js';
import type { Outbox } from './outbox.js';

const BATCH = 100;

/** A table whose rows are work: `state` says what is to be done, `enqueued_at` when that was last asked for. */
export interface WorkTable {
  table: string;
  /** The job that does what a state waits for. */
  jobs: Readonly<Record<string, JobName>>;
  /** The lock that whoever works at a row holds, as an SQL expression of type text over the row's id. */
  lockName: (id: string) => string;
  /** How long, in ms, a job that was just asked for is given to be begun. */
  patienceMs: number;
}

/** Asks again for the work that nobody holds: its process died, or its job was lost. */
export async function askAgain(m: EntityManager, outbox: Outbox, { table, jobs, lockName, patienceMs }: WorkTable, now: Date): Promise<void> {
  const waiting = await m.query<{ id: string; state: string }[]>(
    `SELECT id, state FROM ${table} WHERE state = ANY ($1) AND enqueued_at <= $2 ORDER BY enqueued_at, id LIMIT ${BATCH}`,
    [Object.keys(jobs), new Date(now.getTime() - patienceMs)],
  );
  for (const { id, state } of waiting) {
    const job = jobs[state];
    const [lock] = await m.query<[{ free: boolean }]>(`SELECT pg_try_advisory_xact_lock(${lockKeyOf(lockName('$1::text'))}) AS free`, [id]);
    if (!lock.free || !job) continue;
    await m.query(`UPDATE ${table} SET enqueued_at = $2 WHERE id = $1`, [id, now]);
    await outbox.add(m, job, { id });
  }
}
