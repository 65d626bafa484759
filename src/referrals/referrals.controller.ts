import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { MAX_DOCUMENT_BYTES } from '../documents/document-store.js';
import { DocumentView, toDocumentView } from '../documents/document.view.js';
import { invalid } from '../platform/http/coded-error.js';
import { readUpload } from '../platform/http/multipart.js';
import { PageQuery } from '../platform/http/page.js';
import { ReferralDocuments } from './referral-documents.service.js';
import { ReferralListReader } from './referral-list.query.js';
import { ReferralReader } from './referral-reader.js';
import { ReferralTransitions } from './referral-transitions.service.js';
import { MaskedRosterPageView, ReferralPageView, ReferralView } from './referral.view.js';
import { ReferralEventBody, ReferralListQuery } from './referrals.dto.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('referrals')
@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly reader: ReferralReader,
    private readonly lists: ReferralListReader,
    private readonly transitions: ReferralTransitions,
    private readonly documents: ReferralDocuments,
  ) {}

  @Get()
  @Allow('taskForce', 'supervisor', 'liaison')
  @Answers(200, ReferralPageView)
  list(@Me() me: Actor, @Query() query: ReferralListQuery): Promise<ReferralPageView> {
    return this.lists.list(me, query);
  }

  @Get(':id')
  @Allow('taskForce', 'supervisor', 'liaison')
  @Answers(200, ReferralView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<ReferralView> {
    return this.reader.show(me, id);
  }

  @Get(':id/roster')
  @Allow('taskForce', 'supervisor', 'liaison')
  @Answers(200, MaskedRosterPageView)
  roster(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<MaskedRosterPageView> {
    return this.reader.roster(me, id, query);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor', 'liaison')
  @Answers(200, ReferralView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: ReferralEventBody): Promise<ReferralView> {
    await this.transitions.fire(me, id, body);
    return this.reader.show(me, id);
  }

  /** A file for the department's reply, named there by its id. */
  @Post(':id/documents')
  @Allow('liaison')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @Answers(201, DocumentView)
  async addDocument(@Me() me: Actor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<DocumentView> {
    const referral = await this.documents.requireOpen(me, id);
    const { fields, file } = await readUpload(request, { maxBytes: MAX_DOCUMENT_BYTES });
    const unknown = Object.keys(fields);
    if (unknown.length > 0) throw invalid(unknown.map((path) => ({ path, code: 'unknownField' })));
    return toDocumentView(await this.documents.add(me, referral, file));
  }
}
