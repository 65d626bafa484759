import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { SheetImportRow } from './sheet-import-row.entity.js';
import { type ImportFailure, type ImportKindName, SheetImport } from './sheet-import.entity.js';
import { findImport } from './sheet-imports.service.js';
import { ImportKinds } from './import-kinds.js';
import { allInLanguage, inLanguage } from './issue-text.js';
import type { ImportPageView, ImportSummaryView } from './sheet-import.view.js';

/** An answer shows this many rows; of a longer sheet those with something to say come before the others. */
export const MAX_SHOWN_ROWS = 5_000;

export interface ShownImport {
  summary: ImportSummaryView;
  /** Counts and sums in fen, as the kind defines them. */
  totals: Record<string, number>;
  /** In the sheet's order; empty while the sheet is being read. */
  rows: Omit<SheetImportRow, 'importId' | 'payload'>[];
}

/** Answers what became of an imported sheet; nothing personal stands in it. */
@Injectable()
export class SheetImportReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly cipher: FieldCipher,
    private readonly catalogue: MessageCatalogue,
    private readonly kinds: ImportKinds,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string, kind: ImportKindName, importId: string): Promise<ShownImport> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const found = await findImport(m, caseId, kind, importId);
    const unmasked = await this.grants.mayReadUnmasked(m, actor, kase);
    return { summary: this.summary(found, unmasked), totals: found.totals, rows: await this.rows(m, found) };
  }

  /** Newest first. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, kind: ImportKindName, query: PageQuery): Promise<ImportPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const unmasked = await this.grants.mayReadUnmasked(m, actor, kase);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    const builder = m.createQueryBuilder(SheetImport, 'i').where('i.caseId = :caseId AND i.kind = :kind', { caseId, kind });
    if (after) builder.andWhere('(i.createdAt, i.id) < (:at, :id)', { at: after.at, id: after.id });
    const found = await builder.orderBy('i.createdAt', 'DESC').addOrderBy('i.id', 'DESC').take(limit + 1).getMany();
    return toPage(found, limit, ({ createdAt, id }) => [createdAt.toISOString(), id], (row) => this.summary(row, unmasked));
  }

  private summary(found: SheetImport, unmasked: boolean): ImportSummaryView {
    const { id, apply, done, total, accepted, rejected, duplicates, failure, uploadedById } = found;
    return {
      id, apply, done, total, accepted, rejected, duplicates, uploadedById,
      state: found.state === 'applying' ? 'parsing' : found.state,
      warnings: allInLanguage(found.warnings, this.kinds.of(found.kind).english, currentContext()?.locale),
      failure: failure && { code: failure.code, message: this.failureText(found.kind, failure) },
      fileName: unmasked ? this.cipher.decrypt(found.fileName, `import:${id}:fileName`) : null,
      createdAt: found.createdAt.toISOString(),
      appliedAt: found.appliedAt?.toISOString() ?? null,
      purged: found.purgedAt !== null,
    };
  }

  private failureText(kind: ImportKindName, { code, message, params }: ImportFailure): string {
    const locale = currentContext()?.locale;
    return message === undefined ? this.catalogue.render(code, params, locale) : inLanguage({ ...params, code, message }, this.kinds.of(kind).english, locale).message;
  }

  private async rows(m: EntityManager, { id, kind }: SheetImport): Promise<ShownImport['rows']> {
    const { english } = this.kinds.of(kind);
    const locale = currentContext()?.locale;
    return (await shownRows(m, id)).map((row) => ({ ...row, errors: allInLanguage(row.errors, english, locale), warnings: allInLanguage(row.warnings, english, locale) }));
  }
}

async function shownRows(m: EntityManager, importId: string): Promise<ShownImport['rows']> {
  return await m.query<ShownImport['rows']>(
    `SELECT row, no, verdict, errors, warnings, detail FROM (
       SELECT * FROM sheet_import_rows WHERE import_id = $1
        ORDER BY (errors = '[]' AND warnings = '[]'), row LIMIT ${MAX_SHOWN_ROWS}) shown
      ORDER BY row`,
    [importId],
  );
}
