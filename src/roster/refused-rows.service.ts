import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { allInLanguage } from '../imports/issue-text.js';
import { type RefusedKind, RefusedSheets } from '../imports/refused-sheets.js';
import { currentContext } from '../platform/observe/request-context.js';
import type { FieldIssue } from '../platform/sheets/field-issue.js';
import { ROSTER_COLUMNS } from './domain/roster-columns.js';
import { ROSTER_ENGLISH } from './domain/roster-english.js';

/** Gives the refused rows of a roster back as a sheet. */
@Injectable()
export class RefusedRows implements RefusedKind {
  readonly kind = 'roster' as const;
  readonly columns = ROSTER_COLUMNS;

  constructor(private readonly sheets: RefusedSheets) {}

  /** @returns CSV with a byte order mark. @throws CodedError 404, also when the file is gone; 403 `notYourCase` */
  csv(actor: Actor, caseId: string, importId: string): Promise<string> {
    return this.sheets.csv(actor, caseId, importId, this);
  }

  async reasonsOf(m: EntityManager, importId: string): Promise<Map<number, string>> {
    const rows = await m.query<{ row: number; errors: FieldIssue[] }[]>(`SELECT row, errors FROM sheet_import_rows WHERE import_id = $1 AND verdict = 'refused' ORDER BY row`, [importId]);
    return new Map(rows.map(({ row, errors }) => [row, allInLanguage(errors, ROSTER_ENGLISH, currentContext()?.locale).map(({ column, message }) => `${column}：${message}`).join('；')]));
  }
}
