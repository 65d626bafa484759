import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { Canary } from './canary.js';
import { DeadlineFiring } from './deadline-firing.service.js';

/**
 * Notices which clocks have reached a step of their ladder and tells the people of that step. It looks at rows only: a run that is
 * lost, late or doubled changes nothing, because a step is a unique row.
 */
@Injectable()
@HandlesJob({ name: 'deadlines.sweep', everyMs: 1_000, unaskedAfterMs: 3_000 })
export class DeadlineSweepJob implements JobHandler {
  constructor(
    private readonly firing: DeadlineFiring,
    private readonly canary: Canary,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.firing.fireDue();
    await this.transactions.run((m) => this.canary.beat(m, this.clock.now()));
  }
}
