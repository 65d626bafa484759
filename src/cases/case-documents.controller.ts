import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { MAX_DOCUMENT_BYTES } from '../documents/document-store.js';
import { DocumentView } from '../documents/document.view.js';
import { invalid } from '../platform/http/coded-error.js';
import { Text } from '../platform/http/fields.js';
import { readUpload } from '../platform/http/multipart.js';
import { PageQuery } from '../platform/http/page.js';
import { CaseDocuments } from './case-documents.service.js';
import { Answers } from '../platform/http/answers.js';

export class DocumentPageView {
  @ApiProperty({ type: () => DocumentView, isArray: true }) items!: DocumentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
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
}
