import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';

const EVERY_MS = 10_000;
/** Work that goes on leaves its mark with every clock. */
const PATIENCE_MS = 30_000;
const BATCH = 20;

/** Asks again for moves that nobody works at: their process died, or their job was lost. */
@Injectable()
@HandlesJob({ name: 'clockMoves.resume', everyMs: EVERY_MS })
export class ClockMoveResumeJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (m) => {
      const left = await m.query<{ id: string }[]>(
        `SELECT id FROM clock_moves WHERE state = 'moving' AND touched_at <= $1 ORDER BY touched_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [new Date(now.getTime() - PATIENCE_MS)],
      );
      for (const { id } of left) {
        await m.query('UPDATE clock_moves SET touched_at = $2 WHERE id = $1', [id, now]);
        await this.outbox.add(m, 'clocks.move', { id });
      }
    });
  }
}
