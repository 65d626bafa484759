import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { ImportFiles } from '../imports/import-files.js';
import { findImport } from '../imports/sheet-imports.service.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { cellText } from '../platform/sheets/cell-text.js';
import { csvOf } from '../platform/sheets/csv-writer.js';
import type { FieldIssue } from '../platform/sheets/field-issue.js';
import { readSheet } from '../platform/sheets/sheet-reader.js';
import { readTable } from '../platform/sheets/table-reader.js';
import { Clock } from '../platform/time/clock.js';
import { ROSTER_COLUMNS } from './domain/roster-columns.js';

/** Gives the refused rows of a roster back as a sheet, with what is wrong in a last column, to be put right and sent again. */
@Injectable()
export class RefusedRows {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly files: ImportFiles,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** @returns CSV with a byte order mark. @throws CodedError 404, also when the file is gone; 403 `notYourCase` */
  async csv(actor: Actor, caseId: string, importId: string): Promise<string> {
    return this.transactions.run(async (m) => {
      const kase = await findVisibleCase(m, actor, caseId);
      await this.grants.require(m, actor, kase);
      const { id } = await findImport(m, caseId, 'roster', importId);
      const bytes = await this.files.read(id);
      if (!bytes) throw notFound();
      const reasons = await reasonsOf(m, id);
      const sheet = await refusedSheet(bytes, reasons);
      await this.journal.auditOnly(m, { caseId, actorId: actor.id, at: this.clock.now(), type: 'import.refusedRowsExported', data: { importId: id, rows: reasons.size } });
      return csvOf(sheet);
    });
  }
}

async function reasonsOf(m: EntityManager, importId: string): Promise<Map<number, string>> {
  const rows = await m.query<{ row: number; errors: FieldIssue[] }[]>(`SELECT row, errors FROM sheet_import_rows WHERE import_id = $1 AND verdict = 'refused' ORDER BY row`, [importId]);
  return new Map(rows.map(({ row, errors }) => [row, errors.map(({ column, message }) => `${column}：${message}`).join('；')]));
}

async function refusedSheet(bytes: Buffer, reasons: ReadonlyMap<number, string>): Promise<string[][]> {
  const table = await readTable(readSheet(bytes), ROSTER_COLUMNS);
  const columns = [...table.columns.values(), ...table.unknown, ...table.duplicates].sort((a, b) => a.index - b.index);
  const rows: string[][] = [[...columns.map(({ heading }) => heading), '退回原因']];
  for await (const { row, cells } of table.body) {
    const reason = reasons.get(row);
    if (reason !== undefined) rows.push([...columns.map(({ index }) => cellText(cells[index] ?? null)), reason]);
  }
  return rows;
}
