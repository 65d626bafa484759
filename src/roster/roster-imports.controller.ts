import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { SheetImportReader } from '../imports/sheet-import.reader.js';
import { ImportPageView } from '../imports/sheet-import.view.js';
import { SheetImports } from '../imports/sheet-imports.service.js';
import { UPLOAD_LIMIT } from '../platform/http/application.js';
import { CreatedView } from '../platform/http/created.view.js';
import { readUpload } from '../platform/http/multipart.js';
import { PageQuery } from '../platform/http/page.js';
import { parseShape } from '../platform/http/validation.js';
import { RefusedRows } from './refused-rows.service.js';
import { RosterImportWithdrawal } from './roster-import-withdrawal.service.js';
import { ReasonBody, RosterImportFields } from './roster.dto.js';
import { RosterImportView } from './roster.view.js';
import { Answers } from '../platform/http/answers.js';

/** 职工名册导入. */
@ApiTags('roster')
@Controller('cases/:id/roster-imports')
export class RosterImportsController {
  constructor(
    private readonly imports: SheetImports,
    private readonly reader: SheetImportReader,
    private readonly refused: RefusedRows,
    private readonly withdrawals: RosterImportWithdrawal,
  ) {}

  @Post()
  @HttpCode(202)
  @Allow('taskForce', 'supervisor')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object', required: ['file'],
      properties: { apply: { type: 'string', enum: ['review', 'auto'], default: 'review' }, file: { type: 'string', format: 'binary', description: '.xlsx, or .csv in UTF-8 or GB18030' } },
    },
  })
  @Answers(202, CreatedView)
  async upload(@Me() me: Actor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<CreatedView> {
    const { fields, file } = await readUpload(request, { maxBytes: UPLOAD_LIMIT });
    const { apply = 'review' } = parseShape(RosterImportFields, fields);
    return { id: await this.imports.receive(me, id, { kind: 'roster', file, apply, options: {} }) };
  }

  @Get()
  @Allow('taskForce', 'supervisor')
  @Answers(200, ImportPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<ImportPageView> {
    return this.reader.list(me, id, 'roster', query);
  }

  @Get(':importId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, RosterImportView)
  show(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<RosterImportView> {
    return this.view(me, id, importId);
  }

  @Post(':importId/apply')
  @HttpCode(202)
  @Allow('taskForce', 'supervisor')
  @Answers(202, RosterImportView)
  async apply(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<RosterImportView> {
    await this.imports.requestApply(me, id, 'roster', importId);
    return this.view(me, id, importId);
  }

  @Post(':importId/withdrawal')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, RosterImportView)
  async withdraw(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string, @Body() { reason }: ReasonBody): Promise<RosterImportView> {
    await this.withdrawals.withdraw(me, id, importId, reason);
    return this.view(me, id, importId);
  }

  @Get(':importId/refused.csv')
  @Allow('taskForce', 'supervisor')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="refused.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  refusedRows(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<string> {
    return this.refused.csv(me, id, importId);
  }

  private async view(me: Actor, id: string, importId: string): Promise<RosterImportView> {
    const { summary, totals, rows } = await this.reader.show(me, id, 'roster', importId);
    return { ...summary, totals, rows: rows.map(({ row, no, verdict, errors, warnings }) => ({ row, no, verdict, errors, warnings })) };
  }
}
