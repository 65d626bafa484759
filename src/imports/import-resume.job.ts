import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { askAgain, type WorkTable } from '../platform/jobs/abandoned-work.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { Clock } from '../platform/time/clock.js';
import { importLockName } from './import-work.js';

const EVERY_MS = 5_000;
const IMPORTS: WorkTable = {
  table: 'sheet_imports', jobs: { parsing: 'imports.parse', applying: 'imports.apply' }, lockName: importLockName, patienceMs: 10_000,
};

/** Asks again for imports that nobody works at. */
@Injectable()
@HandlesJob({ name: 'imports.resume', everyMs: EVERY_MS })
export class ImportResumeJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.transactions.run((m) => askAgain(m, this.outbox, IMPORTS, this.clock.now()));
  }
}
