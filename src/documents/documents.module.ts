import { Global, Module } from '@nestjs/common';
import { DocumentAccess } from './document-access.js';
import { DocumentDownloads } from './document-downloads.service.js';
import { DocumentFiles } from './document-files.js';
import { DocumentStore } from './document-store.js';
import { DocumentSweep } from './document-sweep.job.js';
import { DocumentsController } from './documents.controller.js';

/** The file store. It knows that a document belongs to a case, and asks others who may read it. */
@Global()
@Module({
  controllers: [DocumentsController],
  providers: [DocumentAccess, DocumentDownloads, DocumentFiles, DocumentStore, DocumentSweep],
  exports: [DocumentAccess, DocumentStore],
})
export class DocumentsModule {}
