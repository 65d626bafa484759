import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { cellText } from '../platform/sheets/cell-text.js';
import type { ColumnRule } from '../platform/sheets/column-rule.js';
import { csvOf } from '../platform/sheets/csv-writer.js';
import { REFUSAL_HEADING } from '../platform/sheets/refusal-heading.js';
import { readSheet } from '../platform/sheets/sheet-reader.js';
import { readTable } from '../platform/sheets/table-reader.js';
import { Clock } from '../platform/time/clock.js';
import { ImportFiles } from './import-files.js';
import type { ImportKindName } from './sheet-import.entity.js';
import { findImport } from './sheet-imports.service.js';

/** What a kind knows about its refused rows. */
export interface RefusedKind {
  readonly kind: ImportKindName;
  readonly columns: readonly ColumnRule<string>[];
  /** Why each row was refused, by the sheet's row; rows that are not in it were not. */
  reasonsOf(m: EntityManager, importId: string): Promise<ReadonlyMap<number, string>>;
}

/** Gives the refused rows of an import back as a sheet, with what is wrong in a last column, to be put right and sent again. */
@Injectable()
export class RefusedSheets {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly files: ImportFiles,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** @returns CSV with a byte order mark. @throws CodedError 404, also when the file is gone; 403 `notYourCase` */
  async csv(actor: Actor, caseId: string, importId: string, refused: RefusedKind): Promise<string> {
    return this.transactions.run(async (m) => {
      const kase = await findVisibleCase(m, actor, caseId);
      await this.grants.require(m, actor, kase);
      const { id } = await findImport(m, caseId, refused.kind, importId);
      const bytes = await this.files.read(id);
      if (!bytes) throw notFound();
      const reasons = await refused.reasonsOf(m, id);
      const sheet = await refusedRows(bytes, refused.columns, reasons);
      await this.journal.auditOnly(m, { caseId, actorId: actor.id, at: this.clock.now(), type: 'import.refusedRowsExported', data: { importId: id, rows: reasons.size } });
      return csvOf(sheet);
    });
  }
}

async function refusedRows(bytes: Buffer, rules: readonly ColumnRule<string>[], reasons: ReadonlyMap<number, string>): Promise<string[][]> {
  const table = await readTable(readSheet(bytes), rules);
  const columns = [...table.columns.values(), ...table.unknown.filter(({ heading }) => heading !== REFUSAL_HEADING), ...table.duplicates].sort((a, b) => a.index - b.index);
  const rows: string[][] = [[...columns.map(({ heading }) => heading), REFUSAL_HEADING]];
  for await (const { row, cells } of table.body) {
    const reason = reasons.get(row);
    if (reason !== undefined) rows.push([...columns.map(({ index }) => cellText(cells[index] ?? null)), reason]);
  }
  return rows;
}
