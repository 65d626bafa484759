import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { In, LessThan, Not } from 'typeorm';
import { lockCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import { describeError } from '../../platform/observe/describe-error.js';
import { LOGGER } from '../../platform/observe/logger.js';
import { Metrics } from '../../platform/observe/metrics.js';
import { CaseLedger } from './case-ledger.service.js';
import { LEDGER_RULE, LedgerHead } from './ledger-head.entity.js';

const EVERY_MS = 5_000;
const BATCH = 200;
/** A case whose projections cannot be written is left alone by this process after so many attempts: it must not hold up the others. */
export const MAX_ATTEMPTS = 3;

/** Writes anew the projections that follow an earlier rule: those of data that was there before the rule was. */
@Injectable()
@HandlesJob({ name: 'ledgers.project', everyMs: EVERY_MS })
export class LedgerProjectionJob implements JobHandler {
  private readonly failures = new Map<string, number>();

  constructor(
    metrics: Metrics,
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    metrics.gauge('ledgers_given_up', 'Cases whose projections this process could not write; they are answered from a replay', () => this.givenUp.length);
  }

  async handle(): Promise<void> {
    const where = { rule: LessThan(LEDGER_RULE), caseId: Not(In(this.givenUp)) };
    const stale = await this.transactions.reader.find(LedgerHead, { where, order: { caseId: 'ASC' }, take: BATCH });
    for (const { caseId } of stale) {
      try {
        await this.project(caseId);
        this.failures.delete(caseId);
      } catch (error) {
        this.failed(caseId, error);
      }
    }
  }

  private get givenUp(): string[] {
    return [...this.failures].filter(([, attempts]) => attempts >= MAX_ATTEMPTS).map(([caseId]) => caseId);
  }

  private async project(caseId: string): Promise<void> {
    await this.transactions.run(async (m) => {
      await lockCase(m, caseId);
      if (await m.existsBy(LedgerHead, { caseId, rule: LessThan(LEDGER_RULE) })) await this.ledger.project(m, caseId);
    });
  }

  private failed(caseId: string, error: unknown): void {
    const attempts = (this.failures.get(caseId) ?? 0) + 1;
    this.failures.set(caseId, attempts);
    this.log.error({ caseId, attempts, givenUp: attempts >= MAX_ATTEMPTS, err: describeError(error) }, 'the projections of a ledger could not be written');
  }
}
