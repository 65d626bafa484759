import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CaseJournal } from '../cases/case-journal.js';
import { type HeldLock, HeldLocks } from '../platform/database/held-locks.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError } from '../platform/http/coded-error.js';
import { PermanentJobError } from '../platform/jobs/job-handler.js';
import { Clock } from '../platform/time/clock.js';
import { STATEMENT_KEPT_MS } from './statement-retention.js';
import { Statement } from './statement.entity.js';

/** What brings the program down, or meets a fault of ours, is given up after so many beginnings. */
const MAX_ATTEMPTS = 3;

/** The name of the lock that whoever makes a statement holds; `id` is an SQL expression. */
export const statementLockName = (id: string): string => `'statement:' || ${id}`;

/** Shows how far a statement is, in per cent, at once and outside any transaction. */
export type ShowProgress = (percent: number) => Promise<void>;

/**
 * Runs the making of one statement, unless somebody else is at it or it is done. Whoever works holds a lock that goes with the
 * process, so that work whose holder died is found by nobody holding it.
 */
@Injectable()
export class StatementWork {
  constructor(
    private readonly locks: HeldLocks,
    private readonly transactions: Transactions,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws PermanentJobError when it was given up, any other error when it is worth another attempt */
  async run(id: string, make: (statement: Statement, progress: ShowProgress) => Promise<void>): Promise<void> {
    const lock = await this.locks.take(`statement:${id}`);
    if (!lock) return;
    try {
      const statement = await this.transactions.reader.findOneBy(Statement, { id, state: In(['queued', 'making']) });
      if (statement) await this.attempt(statement, lock, make);
    } finally {
      await lock.release();
    }
  }

  private async attempt(statement: Statement, lock: HeldLock, make: (statement: Statement, progress: ShowProgress) => Promise<void>): Promise<void> {
    const { id, attempts } = statement;
    if (attempts >= MAX_ATTEMPTS) return this.fail(statement, 'statementGivenUp');
    await lock.query(`UPDATE statements SET state = 'making', attempts = attempts + 1, progress = 0 WHERE id = $1`, [id]);
    try {
      await make(statement, (percent) => lock.query(`UPDATE statements SET progress = $2 WHERE id = $1 AND state = 'making'`, [id, percent]));
    } catch (error) {
      const code = refusalOf(error);
      if (code !== null) return this.fail(statement, code);
      if (attempts + 1 < MAX_ATTEMPTS) throw error;
      await this.fail(statement, 'statementGivenUp');
      throw new PermanentJobError('statementGivenUp', { cause: error });
    }
  }

  private async fail({ id, caseId, requestedById }: Statement, failure: string): Promise<void> {
    await this.transactions.run(async (m) => {
      const at = this.clock.now();
      const { affected } = await m.update(Statement, { id, state: In(['queued', 'making']) }, { state: 'failed', failure, expiresAt: new Date(at.getTime() + STATEMENT_KEPT_MS) });
      if (affected === 0) return;
      await this.journal.auditOnly(m, { caseId, actorId: requestedById, at, type: 'statement.failed', data: { statementId: id, code: failure } });
    });
  }
}

/** Why trying again cannot help; null for everything else. A case that is gone from sight is told as that, not as a missing page. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof CodedError) || error.status >= 500) return null;
  return error.status === 404 ? 'statementNoLongerYours' : error.code;
}
