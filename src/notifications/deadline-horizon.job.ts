import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { DelayedJobs } from '../platform/jobs/delayed-jobs.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { DeadlineFaults } from './deadline-faults.js';

/** Steps to come are looked for so far ahead; several runs fall into it, so that one may fail. */
const HORIZON_SECONDS = 120;
/** Steps reached within the same part of a second share a sweep. With the horizon it bounds the jobs there are: 480, however many clocks run. */
const PARTS_OF_SECOND = 4;

/**
 * Plans sweeps for the moments at which steps will be reached, so that a step is taken at its moment rather than up to a second
 * later. Offices close at one hour: thousands of clocks share their moments, and a job for each would only cost time.
 */
@Injectable()
@HandlesJob({ name: 'deadlines.plan', everyMs: 30_000 })
export class DeadlineHorizonJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly delayed: DelayedJobs,
    private readonly faults: DeadlineFaults,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.delayed.runAt('deadlines.sweep', await this.momentsToCome());
    await this.faults.forgetEnded();
  }

  /** Jumps from moment to moment along the index, over the clocks that share one. */
  private async momentsToCome(): Promise<Date[]> {
    const now = this.clock.now();
    const next = (after: string): string => `
      SELECT to_timestamp(ceil(extract(epoch FROM d.next_step_at) * ${PARTS_OF_SECOND}) / ${PARTS_OF_SECOND}) AS at FROM deadlines d
       WHERE d.state = 'running' AND d.next_step_at > ${after} AND d.next_step_at <= $1::timestamptz + make_interval(secs => ${HORIZON_SECONDS})
       ORDER BY d.next_step_at LIMIT 1`;
    const rows = await this.transactions.reader.query<{ at: Date }[]>(
      `WITH RECURSIVE soon (at) AS ((${next('$1::timestamptz')}) UNION ALL SELECT (${next('soon.at')}) FROM soon WHERE soon.at IS NOT NULL)
       SELECT at FROM soon WHERE at IS NOT NULL`,
      [now],
    );
    return rows.map(({ at }) => at);
  }
}
