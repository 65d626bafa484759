import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Retention } from '../retention/retention.js';
import { Clock } from '../time/clock.js';
import type { Change } from './change.entity.js';
import { KEPT_MS } from './change-position.js';

/** So much longer than a position may be resumed from are rows kept: a transaction may last, and clocks of machines differ. */
const SLACK_MS = 60 * 60_000;
const BATCH = 50_000;

/** Tells open pages of a change, in the transaction of the change: it becomes a row, and the notification only wakes who reads. */
@Injectable()
export class Changes {
  constructor(
    private readonly clock: Clock,
    retention: Retention,
  ) {
    retention.register({ name: 'changes', purge: (m, now) => forget(m, new Date(now.getTime() - KEPT_MS - SLACK_MS)) });
  }

  /** @param change ids and codes only: whoever hears of it asks for the rest under the ordinary policy */
  async add(m: EntityManager, ...changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await m.query(
      `WITH written AS (INSERT INTO changes (xid, at, payload) SELECT pg_current_xact_id()::text::bigint, $1, payload FROM jsonb_array_elements($2::jsonb) AS payload)
       SELECT pg_notify('changes', '')`,
      [this.clock.now(), JSON.stringify(changes)],
    );
  }
}

/** In the order of transactions, so that what is left has no gap. */
async function forget(m: EntityManager, before: Date): Promise<number> {
  const [gone] = await m.query<[{ n: number }]>(
    `WITH gone AS (DELETE FROM changes WHERE xid <= (SELECT max(xid) FROM (SELECT xid, at FROM changes ORDER BY xid LIMIT ${BATCH}) AS oldest WHERE at < $1) RETURNING 1)
     SELECT count(*)::int AS n FROM gone`,
    [before],
  );
  return gone.n;
}
