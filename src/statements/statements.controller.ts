import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { attachmentHeader } from '../documents/domain/document-name.js';
import { Answers } from '../platform/http/answers.js';
import { CreatedView } from '../platform/http/created.view.js';
import { mediaTypes } from './rendering/statement-format.js';
import { StatementDownloads } from './statement-downloads.service.js';
import { StatementReader } from './statement.reader.js';
import { StatementPageView, StatementView } from './statement.view.js';
import { StatementBody, StatementListQuery } from './statements.dto.js';
import { Statements } from './statements.service.js';

/** 对账单: of a case, of one worker, of an employer across cases. Asked for here, made by a job, then to be fetched. */
@ApiTags('statements')
@Controller()
export class StatementsController {
  constructor(
    private readonly statements: Statements,
    private readonly reader: StatementReader,
    private readonly downloads: StatementDownloads,
  ) {}

  @Post('cases/:id/statements')
  @HttpCode(202)
  @Allow('taskForce', 'supervisor')
  @Answers(202, CreatedView)
  async ofCase(@Me() me: Actor, @Param('id') id: string, @Body() body: StatementBody): Promise<CreatedView> {
    return { id: await this.statements.request(me, id, body, 'case') };
  }

  @Post('cases/:id/workers/:workerId/statements')
  @HttpCode(202)
  @Allow('taskForce', 'supervisor')
  @Answers(202, CreatedView)
  async ofWorker(@Me() me: Actor, @Param('id') id: string, @Param('workerId') workerId: string, @Body() body: StatementBody): Promise<CreatedView> {
    return { id: await this.statements.request(me, id, body, 'worker', workerId) };
  }

  /** The employer of this case, over all cases the caller may see. */
  @Post('cases/:id/employer-statements')
  @HttpCode(202)
  @Allow('taskForce', 'supervisor')
  @Answers(202, CreatedView)
  async ofEmployer(@Me() me: Actor, @Param('id') id: string, @Body() body: StatementBody): Promise<CreatedView> {
    return { id: await this.statements.request(me, id, body, 'employer') };
  }

  @Get('statements')
  @Allow('taskForce', 'supervisor')
  @Answers(200, StatementPageView)
  list(@Me() me: Actor, @Query() query: StatementListQuery): Promise<StatementPageView> {
    return this.reader.list(me, query);
  }

  @Get('statements/:id')
  @Allow('taskForce', 'supervisor')
  @Answers(200, StatementView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<StatementView> {
    return this.reader.show(me, id);
  }

  @Get('statements/:id/file')
  @Allow('taskForce', 'supervisor')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(@Me() me: Actor, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { statement, bytes } = await this.downloads.open(me, id);
    void reply.headers({ 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    return new StreamableFile(bytes, { type: mediaTypes[statement.format], disposition: attachmentHeader(statement.fileName ?? `statement.${statement.format}`), length: bytes.length });
  }
}
