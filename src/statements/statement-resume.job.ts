import { Injectable } from '@nestjs/common';
import { lockKeyOf } from '../platform/database/held-locks.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';
import { statementLockName } from './statement-work.js';

const EVERY_MS = 10_000;
/** A job that was just asked for is given this long to be begun. */
const PATIENCE_MS = 30_000;
const BATCH = 100;

/** Asks again for statements that nobody makes: the process died, or the job was lost. */
@Injectable()
@HandlesJob({ name: 'statements.resume', everyMs: EVERY_MS })
export class StatementResumeJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (m) => {
      const waiting = await m.query<{ id: string }[]>(
        `SELECT id FROM statements WHERE state IN ('queued', 'making') AND enqueued_at <= $1 ORDER BY enqueued_at, id LIMIT ${BATCH}`,
        [new Date(now.getTime() - PATIENCE_MS)],
      );
      for (const { id } of waiting) {
        const [lock] = await m.query<[{ free: boolean }]>(`SELECT pg_try_advisory_xact_lock(${lockKeyOf(statementLockName('$1::text'))}) AS free`, [id]);
        if (!lock.free) continue;
        await m.query('UPDATE statements SET enqueued_at = $2 WHERE id = $1', [id, now]);
        await this.outbox.add(m, 'statements.make', { id });
      }
    });
  }
}
