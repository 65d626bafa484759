import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { lockCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import { CaseLedger } from './case-ledger.service.js';
import { LEDGER_RULE, LedgerHead } from './ledger-head.entity.js';

const EVERY_MS = 5_000;
const BATCH = 200;

/** Writes anew the projections that follow an earlier rule: those of data that was there before the rule was. */
@Injectable()
@HandlesJob({ name: 'ledgers.project', everyMs: EVERY_MS })
export class LedgerProjectionJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
  ) {}

  async handle(): Promise<void> {
    const stale = await this.transactions.reader.find(LedgerHead, { where: { rule: LessThan(LEDGER_RULE) }, order: { caseId: 'ASC' }, take: BATCH });
    for (const { caseId } of stale) {
      await this.transactions.run(async (m) => {
        await lockCase(m, caseId);
        if (await m.existsBy(LedgerHead, { caseId, rule: LessThan(LEDGER_RULE) })) await this.ledger.project(m, caseId);
      });
    }
  }
}
