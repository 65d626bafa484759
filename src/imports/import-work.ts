import { Injectable } from '@nestjs/common';
import { CaseJournal } from '../cases/case-journal.js';
import { type HeldLock, HeldLocks } from '../platform/database/held-locks.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError } from '../platform/http/coded-error.js';
import { PermanentJobError } from '../platform/jobs/job-handler.js';
import { sheetErrorMessage } from '../platform/sheets/sheet-error-message.js';
import { SheetError } from '../platform/sheets/sheet-error.js';
import { Clock } from '../platform/time/clock.js';
import { type ImportFailure, SheetImport } from './sheet-import.entity.js';

/** A sheet that brings the program down, or meets a fault of ours, is given up after so many beginnings. */
const MAX_ATTEMPTS = 5;

/** Shows how far a step is, at once and outside its transaction. */
export type ShowProgress = (done: number, total: number) => Promise<void>;

/** The name of the lock that whoever works on an import holds; `id` is an SQL expression. */
export const importLockName = (id: string): string => `'import:' || ${id}`;

/**
 * Runs one step of one import, unless somebody else is at it or it is done. Whoever works holds a lock that goes with the
 * process, so that work whose holder died is found by nobody holding it.
 */
@Injectable()
export class ImportWork {
  constructor(
    private readonly locks: HeldLocks,
    private readonly transactions: Transactions,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws PermanentJobError when it was given up, any other error when it is worth another attempt */
  async run(id: string, state: 'parsing' | 'applying', step: (sheetImport: SheetImport, progress: ShowProgress) => Promise<void>): Promise<void> {
    const lock = await this.locks.take(`import:${id}`);
    if (!lock) return;
    try {
      const sheetImport = await this.transactions.reader.findOneBy(SheetImport, { id, state });
      if (sheetImport) await this.attempt(sheetImport, lock, step);
    } finally {
      await lock.release();
    }
  }

  private async attempt(sheetImport: SheetImport, lock: HeldLock, step: (sheetImport: SheetImport, progress: ShowProgress) => Promise<void>): Promise<void> {
    const { id, attempts } = sheetImport;
    if (attempts >= MAX_ATTEMPTS) return this.fail(sheetImport, { code: 'importGivenUp' });
    await lock.query('UPDATE sheet_imports SET attempts = attempts + 1 WHERE id = $1', [id]);
    try {
      await step(sheetImport, (done, total) => lock.query('UPDATE sheet_imports SET done = $2, total = $3 WHERE id = $1', [id, done, total]));
    } catch (error) {
      const failure = failureOf(error);
      if (failure) return this.fail(sheetImport, failure);
      if (attempts + 1 < MAX_ATTEMPTS) throw error;
      await this.fail(sheetImport, { code: 'importGivenUp' });
      throw new PermanentJobError('importGivenUp', { cause: error });
    }
  }

  private async fail({ id, caseId, state }: SheetImport, failure: ImportFailure): Promise<void> {
    await this.transactions.run(async (m) => {
      const { affected } = await m.update(SheetImport, { id, state }, { state: 'failed', failure });
      if (affected === 0) return;
      await m.query('UPDATE sheet_import_rows SET payload = NULL WHERE import_id = $1 AND payload IS NOT NULL', [id]);
      await this.journal.auditOnly(m, { caseId, actorId: null, at: this.clock.now(), type: 'import.failed', data: { importId: id, code: failure.code } });
    });
  }
}

/** What people can put right; null for everything else. */
function failureOf(error: unknown): ImportFailure | null {
  if (error instanceof SheetError) return { code: error.code, message: sheetErrorMessage(error), ...(error.code === 'missingColumn' && error.detail !== undefined ? { params: { column: error.detail } } : {}) };
  if (!(error instanceof CodedError) || error.status >= 500) return null;
  const { code, params } = error.extra.blockers?.[0] ?? error.extra.errors?.[0] ?? { code: error.code, params: error.extra.params };
  return params ? { code, params } : { code };
}
