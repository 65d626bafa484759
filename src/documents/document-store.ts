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
   * Keeps one file: the encrypted bytes are on the disk before the row can be committed.
   * @throws CodedError 400 `documentTypeNotAllowed`, by content
   */
  async store(m: EntityManager, { caseId, actorId, upload }: NewDocument): Promise<Document> {
    const mediaType = await documentType(upload.bytes);
    if (!mediaType) throw new CodedError(400, 'documentTypeNotAllowed', { errors: [{ path: 'file', code: 'documentTypeNotAllowed' }] });
    const document = m.create(Document, {
      id: randomUUID(), caseId, name: documentName(upload.name, mediaType), mediaType, size: upload.bytes.length, sha256: upload.sha256,
      uploadedById: actorId, uploadedAt: this.clock.now(),
    });
    await this.files.write(document.id, upload.bytes);
    await m.insert(Document, document);
    return document;
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
