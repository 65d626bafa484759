import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { DocumentAccess, type DocumentGrant } from '../documents/document-access.js';
import { DocumentStore } from '../documents/document-store.js';
import { Document } from '../documents/document.entity.js';
import { usesOf } from '../documents/document-uses.js';
import { type CaseDocumentView, type DocumentView, toDocumentView } from '../documents/document.view.js';
import type { DocumentCategory } from '../documents/domain/document-categories.js';
import { notFound } from '../platform/http/coded-error.js';
import { Transactions } from '../platform/database/transactions.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import type { UploadedFile } from '../platform/http/multipart.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, toPage } from '../platform/http/page.js';
import { CaseCommands, findVisibleCase } from './case-command.js';
import { CaseReadGrants } from './case-read-grants.js';
import { caseScope } from './case-scope.js';
import { requireStanding, standingOf } from './case-standing.js';

/** The papers of a case: added by its task force, read by whoever may read the case unmasked. */
@Injectable()
export class CaseDocuments implements DocumentGrant {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly store: DocumentStore,
    access: DocumentAccess,
  ) {
    access.register(this);
  }

  /**
   * Asked before the upload is read, so that nobody makes us take in a file that we would refuse.
   * @throws CodedError 404, 403
   */
  async requireMayAdd(actor: Actor, caseId: string): Promise<void> {
    const m = this.transactions.reader;
    requireStanding(await standingOf(m, actor, await findVisibleCase(m, actor, caseId)), 'member');
  }

  /** Papers may also come in late, when the case has ended; one that the case has already is answered as it stands. @throws CodedError 400 `documentTypeNotAllowed`, 403, 404 */
  add(actor: Actor, caseId: string, upload: UploadedFile): Promise<DocumentView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      const { document, added } = await this.store.store(tx.m, { caseId, actorId: actor.id, upload, sameAs: 'anyones' });
      if (added) await tx.record('document.added', { documentId: document.id, mediaType: document.mediaType, size: document.size });
      return toDocumentView(document);
    });
  }

  /** Newest first. @throws CodedError 403, 404 */
  async list(actor: Actor, caseId: string, query: PageQuery): Promise<Page<CaseDocumentView>> {
    const m = this.transactions.reader;
    await this.grants.require(m, actor, await findVisibleCase(m, actor, caseId));
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    const rows = m.createQueryBuilder(Document, 'd').where('d.caseId = :caseId', { caseId });
    if (after) rows.andWhere('(d.uploadedAt, d.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
    const found = await rows.orderBy('d.uploadedAt', 'DESC').addOrderBy('d.id', 'DESC').take(limit + 1).getMany();
    const uses = await usesOf(m, caseId, found.map(({ id }) => id));
    return toPage(found, limit, (row) => [row.uploadedAt.toISOString(), row.id], (row) => ({ ...toDocumentView(row), uses: uses.get(row.id) ?? [] }));
  }

  /** Also of an ended case, where papers come in late. @throws CodedError 403, 404 */
  classify(actor: Actor, caseId: string, documentId: string, category: DocumentCategory): Promise<CaseDocumentView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      const document = isUUID(documentId) ? await tx.m.findOneBy(Document, { id: documentId, caseId }) : null;
      if (!document) throw notFound();
      if (document.category !== category) {
        await tx.m.update(Document, { id: documentId }, { category });
        await tx.record('document.classified', { documentId, category });
      }
      return { ...toDocumentView({ ...document, category }), uses: (await usesOf(tx.m, caseId, [documentId])).get(documentId) ?? [] };
    });
  }

  async mayRead(m: EntityManager, actor: Actor, { caseId }: Document): Promise<boolean> {
    const scope = caseScope(actor, 2);
    const [kase] = await m.query<{ id: string; leadId: string | null }[]>(`SELECT c.id, c.lead_id AS "leadId" FROM cases c WHERE c.id = $1 AND ${scope.sql}`, [caseId, ...scope.params]);
    return kase !== undefined && this.grants.mayReadUnmasked(m, actor, kase);
  }
}
