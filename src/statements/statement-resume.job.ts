import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { askAgain, type WorkTable } from '../platform/jobs/abandoned-work.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';
import { statementLockName } from './statement-work.js';

const EVERY_MS = 10_000;
const STATEMENTS: WorkTable = {
  table: 'statements', jobs: { queued: 'statements.make', making: 'statements.make' }, lockName: statementLockName, patienceMs: 30_000,
};

/** Asks again for statements that nobody makes. */
@Injectable()
@HandlesJob({ name: 'statements.resume', everyMs: EVERY_MS })
export class StatementResumeJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.transactions.run((m) => askAgain(m, this.outbox, STATEMENTS, this.clock.now()));
  }
}
