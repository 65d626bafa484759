import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Logger } from 'pino';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError, notFound } from '../platform/http/coded-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Clock } from '../platform/time/clock.js';
import { DocumentAccess } from './document-access.js';
import { DocumentStore, DocumentUnreadableError } from './document-store.js';
import { Document } from './document.entity.js';

/** Hands a document to somebody who may read it; every attempt that gets as far as the file is in the case's audit chain. */
@Injectable()
export class DocumentDownloads {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: DocumentAccess,
    private readonly store: DocumentStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** @throws CodedError 404 when there is none or the person may not know of it, 500 `documentUnreadable` */
  async open(actor: Actor, id: string): Promise<{ document: Document; bytes: Buffer }> {
    const document = await this.find(actor, id);
    try {
      const bytes = await this.store.read(document);
      await this.record(actor, document, 'document.read');
      return { document, bytes };
    } catch (error) {
      if (!(error instanceof DocumentUnreadableError)) throw error;
      await this.record(actor, document, 'document.unreadable');
      this.log.error({ documentId: id, cause: codeOf(error.cause) }, 'a document cannot be read');
      throw new CodedError(500, 'documentUnreadable');
    }
  }

  private async find(actor: Actor, id: string): Promise<Document> {
    if (!isUUID(id)) throw notFound();
    const m = this.transactions.reader;
    const document = await m.findOneBy(Document, { id });
    if (!document || !(await this.access.mayRead(m, actor, document))) throw notFound();
    return document;
  }

  private record(actor: Actor, { id, caseId }: Document, action: string): Promise<void> {
    return this.transactions.run(async (m) => {
      await this.audit.append(m, { chain: caseId, at: this.clock.now(), actorId: actor.id, action, details: { documentId: id } });
    });
  }
}

/** Why, without the path or the text of the fault. */
function codeOf(cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'contentChanged';
}
