import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { PageQuery } from '../platform/http/page.js';
import { AuditReader } from './audit-reader.js';
import { AuditChainPageView, AuditEntryPageView, AuditFilter, AuditListQuery, AuditReportView } from './audit.dto.js';
import { Answers } from '../platform/http/answers.js';

/** The audit log, for auditors only and read only. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly reader: AuditReader) {}

  @Get('entries')
  @Allow('auditor')
  @Answers(200, AuditEntryPageView)
  entries(@Me() me: Actor, @Query() query: AuditListQuery): Promise<AuditEntryPageView> {
    return this.reader.entries(me, query);
  }

  @Get('chains')
  @Allow('auditor')
  @Answers(200, AuditChainPageView)
  chains(@Me() me: Actor, @Query() query: PageQuery): Promise<AuditChainPageView> {
    return this.reader.chains(me, query);
  }

  @Post('verification')
  @HttpCode(200)
  @Allow('auditor')
  @Answers(200, AuditReportView)
  verify(@Me() me: Actor): Promise<AuditReportView> {
    return this.reader.verify(me);
  }

  @Get('export')
  @Allow('auditor')
  @ApiOkResponse({ description: 'JSON lines: one entry each.', content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  async export(@Me() me: Actor, @Query() query: AuditFilter): Promise<StreamableFile> {
    const lines = await this.reader.export(me, query);
    return new StreamableFile(Readable.from(lines), { type: 'application/x-ndjson; charset=utf-8', disposition: 'attachment; filename="audit.jsonl"' });
  }
}
