import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../platform/database/transactions.js';
import { describeError } from '../platform/observe/describe-error.js';
import { Metrics } from '../platform/observe/metrics.js';

/** The second attempt comes after so long, and each later one after twice as long as the one before. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** How long a clock rests after so many failures in a row, in ms. */
export const restAfter = (failures: number): number => Math.min(FIRST_RETRY_MS * 2 ** (Math.min(failures, 30) - 1), LONGEST_RETRY_MS);

/**
 * Clocks that cannot be treated. Each rests a while, longer each time, so that the sweep does not spend itself on them; they stay
 * visible as rows and on `/metrics` until somebody has found the cause.
 */
@Injectable()
export class DeadlineFaults {
  private readonly noted: Counter;

  constructor(
    private readonly transactions: Transactions,
    metrics: Metrics,
  ) {
    this.noted = metrics.counter('deadline_faults_total', 'Failed attempts to take a step of a deadline');
    metrics.gauge('deadlines_at_fault', 'Running deadlines whose reached step could not be taken so far', () => this.count());
  }

  /** In a transaction of its own, since that of the attempt is lost; waits for nobody who holds the clock. */
  note(deadlineId: string, error: unknown, now: Date): Promise<void> {
    this.noted.inc();
    return this.transactions.runApart(async (m) => {
      const [fault] = await m.query<[{ failures: number }]>(
        `INSERT INTO deadline_faults (deadline_id, failures, error, first_at, retry_at) VALUES ($1, 1, $2, $3, $3)
         ON CONFLICT (deadline_id) DO UPDATE SET failures = deadline_faults.failures + 1, error = excluded.error RETURNING failures`,
        [deadlineId, shortly(error), now],
      );
      const retryAt = new Date(now.getTime() + restAfter(fault.failures));
      await m.query('UPDATE deadline_faults SET retry_at = $2 WHERE deadline_id = $1', [deadlineId, retryAt]);
      await m.query(
        `UPDATE deadlines SET next_step_at = $2
          WHERE id = (SELECT id FROM deadlines WHERE id = $1 AND state = 'running' AND next_step_at <= $3 FOR UPDATE SKIP LOCKED)`,
        [deadlineId, retryAt, now],
      );
    });
  }

  /** These clocks were treated after all. */
  async clear(m: EntityManager, deadlineIds: readonly string[]): Promise<void> {
    if (deadlineIds.length > 0) await m.query('DELETE FROM deadline_faults WHERE deadline_id = ANY($1::uuid[])', [deadlineIds]);
  }

  /** Forgets those of clocks that have ended in the meantime. */
  async forgetEnded(): Promise<void> {
    await this.transactions.run((m) => m.query(`DELETE FROM deadline_faults f USING deadlines d WHERE d.id = f.deadline_id AND d.state IN ('met', 'cancelled')`));
  }

  private async count(): Promise<number> {
    const [row] = await this.transactions.reader.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM deadline_faults f JOIN deadlines d ON d.id = f.deadline_id WHERE d.state = 'running'`,
    );
    return row.n;
  }
}

function shortly(error: unknown): string {
  const { name, message } = describeError(error);
  return `${name}: ${message}`.slice(0, 300);
}
