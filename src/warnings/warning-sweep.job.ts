import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CaseCommands } from '../cases/case-command.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { GivenUp } from '../platform/jobs/given-up.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { describeError } from '../platform/observe/describe-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Clock } from '../platform/time/clock.js';
import { INCIDENTS } from './domain/warnings.js';
import { PAY_DUE, leastDueFen } from './pay-due.js';
import { WarningLook } from './warning-look.entity.js';

const EVERY_MS = 60_000;
/** So many cases are looked at in one run; the next run goes on. */
const BATCH = 200;

/** Once a day looks at every open case with enough pay due: an instalment or an order may have come to be overdue with the day. */
@Injectable()
@HandlesJob({ name: 'warnings.sweep', everyMs: EVERY_MS })
export class WarningSweepJob implements JobHandler {
  private readonly givenUp = new GivenUp();
  private lookedOn = '';

  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** The look itself follows every command, and so this one that only notes the day. A case that cannot be looked at holds up no other, and has another chance the next day. */
  async handle(): Promise<void> {
    const today = this.time.dateOf(this.clock.now());
    if (today !== this.lookedOn) this.givenUp.forget();
    this.lookedOn = today;
    const waiting = await this.transactions.reader.query<{ id: string }[]>(
      `SELECT d.case_id AS id FROM case_debts d JOIN cases c ON c.id = d.case_id
        WHERE d.is_open AND ${PAY_DUE('$1')} AND d.case_id <> ALL($3::uuid[]) AND NOT EXISTS (SELECT 1 FROM warning_looks l WHERE l.case_id = d.case_id AND l.looked_on >= $1)
        GROUP BY d.case_id HAVING sum(d.open_fen) >= min(CASE WHEN c.escalators && $2 THEN ${leastDueFen(true)} ELSE ${leastDueFen(false)} END)
        ORDER BY d.case_id LIMIT ${BATCH}`,
      [today, INCIDENTS, this.givenUp.ids],
    );
    for (const { id: caseId } of waiting) {
      await this.givenUp.attempt(caseId, () => this.lookAt(caseId, today), (error, attempts, givenUp) =>
        this.log.error({ caseId, attempts, givenUp, err: describeError(error) }, 'a case could not be looked at for warnings'));
    }
  }

  private async lookAt(caseId: string, today: string): Promise<void> {
    await this.transactions.run((m) => this.commands.runUnchecked(m, null, caseId, (tx) => tx.m.upsert(WarningLook, { caseId, lookedOn: today }, ['caseId'])));
  }
}
