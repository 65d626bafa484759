import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.js';
import { LOGGER } from '../observe/logger.js';
import { Clock } from '../time/clock.js';
import { Retention } from './retention.js';

const HOUR = 3_600_000;

/** Removes what has had its time, rule by rule; one that fails does not keep the others from their work. */
@Injectable()
@HandlesJob({ name: 'retention.sweep', everyMs: HOUR })
export class RetentionSweep implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly retention: Retention,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async handle(): Promise<void> {
    const failures: unknown[] = [];
    for (const rule of this.retention.rules) {
      try {
        const removed = await this.transactions.run((m) => rule.purge(m, this.clock.now()));
        if (removed > 0) this.log.info({ rule: rule.name, removed }, 'retention');
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some data could not be removed');
  }
}
