import { Body, Controller, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { MAX_DOCUMENT_BYTES } from '../documents/document-store.js';
import { CaseDocumentView, DocumentView } from '../documents/document.view.js';
import { type DocumentCategory, documentCategories } from '../documents/domain/document-categories.js';
import { invalid } from '../platform/http/coded-error.js';
import { OneOf, Text } from '../platform/http/fields.js';
import { readUpload } from '../platform/http/multipart.js';
import { PageQuery } from '../platform/http/page.js';
import { CaseDocuments } from './case-documents.service.js';
import { Answers } from '../platform/http/answers.js';

export class DocumentPageView {
  @ApiProperty({ type: () => CaseDocumentView, isArray: true }) items!: CaseDocumentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class ClassifyDocumentBody {
  @OneOf(documentCategories)
  category!: DocumentCategory;
}

@ApiTags('documents')
@Controller('cases')
export class CaseDocumentsController {
  constructor(private readonly documents: CaseDocuments) {}

  @Post(':id/documents')
  @Allow('taskForce', 'supervisor')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @Answers(201, DocumentView)
  async add(@Me() me: Actor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<DocumentView> {
    await this.documents.requireMayAdd(me, id);
    const { fields, file } = await readUpload(request, { maxBytes: MAX_DOCUMENT_BYTES });
    const unknown = Object.keys(fields);
    if (unknown.length > 0) throw invalid(unknown.map((path) => ({ path, code: 'unknownField' })));
    return this.documents.add(me, id, file);
  }

  @Get(':id/documents')
  @Allow('taskForce', 'supervisor')
  @Answers(200, DocumentPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<DocumentPageView> {
    return this.documents.list(me, id, query);
  }

  @Patch(':id/documents/:documentId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseDocumentView)
  classify(@Me() me: Actor, @Param('id') id: string, @Param('documentId') documentId: string, @Body() { category }: ClassifyDocumentBody): Promise<CaseDocumentView> {
    return this.documents.classify(me, id, documentId, category);
  }
}
