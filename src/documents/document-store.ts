import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CodedError } from '../platform/http/coded-error.js';
import type { UploadedFile } from '../platform/http/multipart.js';
import { Clock } from '../platform/time/clock.js';
import { DocumentFiles } from './document-files.js';
import { documentType } from './document-type.js';
import { Document } from './document.entity.js';
import { documentName } from './domain/document-name.js';

/** Largest document, in bytes. */
export const MAX_DOCUMENT_BYTES = 20 * 1_048_576;

export interface NewDocument {
  caseId: string;
  actorId: string;
  upload: UploadedFile;
  /** Whose document may stand for the same file sent again: somebody who sees only part of a case matches their own. */
  sameAs: 'anyones' | 'own';
}

export interface StoredDocument {
  document: Document;
  /** False when the case had this file under this name already. */
  added: boolean;
}

/** The file does not match its row any more. The cause is for the log, never for an answer. */
export class DocumentUnreadableError extends Error {
  constructor(readonly documentId: string, cause: unknown) {
    super('documentUnreadable', { cause });
    this.name = 'DocumentUnreadableError';
  }
}

/** Keeps and hands out the documents of cases. Whether somebody may is asked before, whoever calls. */
@Injectable()
export class DocumentStore {
  constructor(
    private readonly files: DocumentFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps one file: the encrypted bytes are on the disk before the row can be committed. The same content under the same name is
   * kept once a case, so that an upload sent again after a lost answer changes nothing; the caller holds the case's lock.
   * @throws CodedError 400 `documentEmpty`, `documentTypeNotAllowed`, by content
   */
  async store(m: EntityManager, { caseId, actorId, upload, sameAs }: NewDocument): Promise<StoredDocument> {
    const mediaType = await documentType(upload.bytes);
    if (!mediaType) throw refused(upload.bytes.length === 0 ? 'documentEmpty' : 'documentTypeNotAllowed');
    const name = documentName(upload.name, mediaType);
    const uploader = sameAs === 'own' ? { uploadedById: actorId } : {};
    const same = await m.find(Document, { where: { caseId, sha256: upload.sha256, name, ...uploader }, order: { uploadedAt: 'ASC', id: 'ASC' } });
    const kept = await this.firstReadable(same);
    if (kept) return { document: kept, added: false };
    const document = m.create(Document, {
      id: randomUUID(), caseId, name, mediaType, size: upload.bytes.length, sha256: upload.sha256, category: null,
      uploadedById: actorId, uploadedAt: this.clock.now(),
    });
    await this.files.write(document.id, upload.bytes);
    await m.insert(Document, document);
    return { document, added: true };
  }

  /** A file that was lost or changed on the disk must not stand for a good one that is sent again. */
  private async firstReadable(documents: readonly Document[]): Promise<Document | null> {
    for (const document of documents) {
      try {
        await this.read(document);
        return document;
      } catch (error) {
        if (!(error instanceof DocumentUnreadableError)) throw error;
      }
    }
    return null;
  }

  /** @throws DocumentUnreadableError when the file is missing or not the one that was kept */
  async read(document: Document): Promise<Buffer> {
    const bytes = await this.files.read(document.id).catch((error: unknown) => {
      throw new DocumentUnreadableError(document.id, error);
    });
    if (createHash('sha256').update(bytes).digest('hex') !== document.sha256) throw new DocumentUnreadableError(document.id, new Error('hash'));
    return bytes;
  }
}

const refused = (code: 'documentEmpty' | 'documentTypeNotAllowed'): CodedError => new CodedError(400, code, { errors: [{ path: 'file', code }] });
