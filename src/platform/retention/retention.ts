import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** One class of data that is not kept for ever. */
export interface RetentionRule {
  /** Such as `sessions`: what goes, for the log. */
  readonly name: string;
  /** Removes what has had its time; at most a bounded number at once. @returns how many went */
  purge(m: EntityManager, now: Date): Promise<number>;
}

/** Where features register what has to go, and when. */
@Injectable()
export class Retention {
  private readonly known: RetentionRule[] = [];

  register(rule: RetentionRule): void {
    this.known.push(rule);
  }

  get rules(): readonly RetentionRule[] {
    return this.known;
  }
}

/** At most this many rows go at once, so that no sweep holds a table for long. */
const BATCH = 5_000;

/**
 * Deletes rows of `table` for which `condition` holds, a batch of them. Table, key columns and condition are fixed texts of the
 * program; values are parameters.
 * @returns how many went
 */
export async function deleteBatch(m: EntityManager, table: string, key: string, condition: string, params: readonly unknown[]): Promise<number> {
  const [gone] = await m.query<[{ n: number }]>(
    `WITH gone AS (DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${BATCH}) RETURNING 1)
     SELECT count(*)::int AS n FROM gone`,
    [...params],
  );
  return gone.n;
}
