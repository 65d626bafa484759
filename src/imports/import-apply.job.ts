import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toActor } from '../auth/session.service.js';
import { User } from '../auth/user.entity.js';
import { CaseCommands } from '../cases/case-command.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { streamRows } from '../platform/database/stream-rows.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import type { JobPayload } from '../platform/jobs/job-definitions.js';
import type { AppliedImport, RowToApply } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { ImportWork, type ShowProgress } from './import-work.js';
import { SheetImport } from './sheet-import.entity.js';

type StoredRow = [row: number, no: number | null, verdict: string, warnings: RowToApply<unknown>['warnings'], detail: Record<string, unknown> | null, payload: string];

/** Puts the good rows of an import on its case: all of them, in one transaction under the case's lock, or none. */
@Injectable()
@HandlesJob({ name: 'imports.apply' })
export class ImportApplyJob implements JobHandler {
  constructor(
    private readonly work: ImportWork,
    private readonly kinds: ImportKinds,
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly time: OfficeTime,
  ) {}

  async handle({ id }: JobPayload): Promise<void> {
    if (id === undefined) return;
    await this.work.run(id, 'applying', (sheetImport, progress) => this.transactions.run((m) => this.apply(m, sheetImport, progress)));
  }

  /** The import's own row is written last: while it is untouched, progress can be shown from outside. */
  private async apply(m: EntityManager, sheetImport: SheetImport, progress: ShowProgress): Promise<void> {
    const kind = this.kinds.of(sheetImport.kind);
    const actorId = sheetImport.appliedById ?? sheetImport.uploadedById;
    const actor = toActor(await m.findOneByOrFail(User, { id: actorId }));
    await this.commands.runUnchecked(m, actor, sheetImport.caseId, async ({ kase, now, record }) => {
      await this.commands.requireState(m, kase, kind.states, kind.refusal);
      const applied = await kind.apply(
        {
          m, kase, now, today: this.time.dateOf(now), actorId, sheetImport, sameFileAs: await this.kinds.sameFileAs(m, sheetImport), record,
          onProgress: (rows) => progress(Math.min(rows, sheetImport.total), sheetImport.total),
        },
        await this.rowsOf(m, sheetImport.id),
      );
      await finish(m, sheetImport, applied, { now, rowsStay: kind.rowsStay ?? false });
    });
  }

  /** Opened one by one, so that what is encrypted is not held beside what it says. */
  private async rowsOf(m: EntityManager, importId: string): Promise<RowToApply<unknown>[]> {
    const rows: RowToApply<unknown>[] = [];
    await streamRows<StoredRow>(
      m, 'SELECT row, no, verdict, warnings, detail, payload FROM sheet_import_rows WHERE import_id = $1 AND payload IS NOT NULL ORDER BY row', [importId],
      ([row, no, verdict, warnings, detail, payload]) =>
        rows.push({ row, no, verdict, warnings, detail, payload: JSON.parse(this.cipher.decrypt(payload, `import:${importId}:row:${row}`)) as unknown }),
    );
    return rows;
  }
}

async function finish(m: EntityManager, { id, total, warnings }: SheetImport, applied: AppliedImport, { now, rowsStay }: { now: Date; rowsStay: boolean }): Promise<void> {
  const { rows, accepted, rejected, duplicates, totals } = applied;
  const { affected } = await m.update(SheetImport, { id, state: 'applying' }, {
    state: 'applied', appliedAt: now, done: total, accepted, rejected, duplicates, totals, warnings: [...warnings, ...(applied.warnings ?? [])],
  });
  if (affected !== 1) throw new Error('The import was taken away while it was applied');
  if (!rowsStay) await m.query('UPDATE sheet_import_rows SET payload = NULL WHERE import_id = $1 AND payload IS NOT NULL', [id]);
  await m.query(
    `UPDATE sheet_import_rows r SET verdict = n.verdict, warnings = n.warnings, detail = n.detail
       FROM jsonb_to_recordset($2::jsonb) AS n(row int, verdict text, warnings jsonb, detail jsonb)
      WHERE r.import_id = $1 AND r.row = n.row`,
    [id, JSON.stringify(rows)],
  );
}
