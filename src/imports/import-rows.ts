import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { FieldIssue } from '../platform/sheets/field-issue.js';

/** A row of an imported sheet with what was read from it, as long as that is kept. */
export interface OpenedRow {
  importId: string;
  row: number;
  no: number | null;
  verdict: string;
  errors: FieldIssue[];
  warnings: FieldIssue[];
  detail: Record<string, unknown> | null;
  /** What the row says, decrypted; null once it is gone. */
  payload: unknown;
}

/** Which rows of an import: those with one of the verdicts, or from `after` on. */
export interface RowFilter {
  verdicts?: readonly string[];
  row?: number;
  after?: number;
  limit?: number;
}

/** Reads single rows of an import with what they say, and writes what was decided about one. */
@Injectable()
export class ImportRows {
  constructor(private readonly cipher: FieldCipher) {}

  /** In the sheet's order. */
  async find(m: EntityManager, importId: string, { verdicts, row, after = 0, limit = 20_000 }: RowFilter): Promise<OpenedRow[]> {
    const rows = await m.query<(Omit<OpenedRow, 'payload'> & { payload: string | null })[]>(
      `SELECT import_id AS "importId", row, no, verdict, errors, warnings, detail, payload FROM sheet_import_rows
        WHERE import_id = $1 AND row > $2 AND ($3::text[] IS NULL OR verdict = ANY($3)) AND ($4::int IS NULL OR row = $4) ORDER BY row LIMIT $5`,
      [importId, after, verdicts ?? null, row ?? null, limit],
    );
    return rows.map((stored) => ({ ...stored, payload: stored.payload === null ? null : (JSON.parse(this.cipher.decrypt(stored.payload, `import:${importId}:row:${stored.row}`)) as unknown) }));
  }

  async decide(m: EntityManager, { importId, row }: Pick<OpenedRow, 'importId' | 'row'>, verdict: string, detail: object): Promise<void> {
    await m.query('UPDATE sheet_import_rows SET verdict = $3, detail = $4 WHERE import_id = $1 AND row = $2', [importId, row, verdict, JSON.stringify(detail)]);
  }
}
