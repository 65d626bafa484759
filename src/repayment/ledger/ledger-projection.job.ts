import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { In, LessThan, Not } from 'typeorm';
import { lockCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { GivenUp } from '../../platform/jobs/given-up.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import { describeError } from '../../platform/observe/describe-error.js';
import { LOGGER } from '../../platform/observe/logger.js';
import { Metrics } from '../../platform/observe/metrics.js';
import { CaseLedger } from './case-ledger.service.js';
import { LEDGER_RULE, LedgerHead } from './ledger-head.entity.js';

const EVERY_MS = 5_000;
const BATCH = 200;

/** Writes anew the projections that follow an earlier rule: those of data that was there before the rule was. */
@Injectable()
@HandlesJob({ name: 'ledgers.project', everyMs: EVERY_MS })
export class LedgerProjectionJob implements JobHandler {
  private readonly givenUp = new GivenUp();

  constructor(
    metrics: Metrics,
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    metrics.gauge('ledgers_given_up', 'Cases whose projections this process could not write; they are answered from a replay', () => this.givenUp.ids.length);
  }

  async handle(): Promise<void> {
    const where = { rule: LessThan(LEDGER_RULE), caseId: Not(In(this.givenUp.ids)) };
    const stale = await this.transactions.reader.find(LedgerHead, { where, order: { caseId: 'ASC' }, take: BATCH });
    for (const { caseId } of stale) {
      await this.givenUp.attempt(caseId, () => this.project(caseId), (error, attempts, givenUp) =>
        this.log.error({ caseId, attempts, givenUp, err: describeError(error) }, 'the projections of a ledger could not be written'));
    }
  }

  private async project(caseId: string): Promise<void> {
    await this.transactions.run(async (m) => {
      await lockCase(m, caseId);
      if (await m.existsBy(LedgerHead, { caseId, rule: LessThan(LEDGER_RULE) })) await this.ledger.project(m, caseId);
    });
  }
}
