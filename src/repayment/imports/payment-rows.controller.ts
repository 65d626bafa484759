import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { notFound } from '../../platform/http/coded-error.js';
import { DecideRowBody, MatchRowBody, PaymentRowsQuery } from './payment-rows.dto.js';
import { PaymentRowsReader } from './payment-rows.reader.js';
import { type DecisionInput, PaymentRows } from './payment-rows.service.js';
import { PaymentRowPageView, PaymentRowView } from './payment-rows.view.js';
import { RefusedPayments } from '../payments/refused-payments.service.js';
import { isRowNumber } from '../../platform/http/cursor-keys.js';

/** Rows of a bank's return file, and matching them by hand. */
@ApiTags('repayment')
@Controller('cases/:id/payment-imports/:importId')
export class PaymentRowsController {
  constructor(
    private readonly rows: PaymentRows,
    private readonly reader: PaymentRowsReader,
    private readonly refused: RefusedPayments,
  ) {}

  @Get('rows')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PaymentRowPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string, @Query() query: PaymentRowsQuery): Promise<PaymentRowPageView> {
    return this.reader.list(me, id, importId, query);
  }

  @Post('rows/:row/match')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, PaymentRowView)
  match(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string, @Param('row') row: string, @Body() { workerId, reason = '' }: MatchRowBody): Promise<PaymentRowView> {
    return this.decide(me, id, importId, row, { decision: 'match', workerId: workerId.toLowerCase(), reason });
  }

  @Post('rows/:row/unmatch')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, PaymentRowView)
  unmatch(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string, @Param('row') row: string, @Body() { reason = '' }: DecideRowBody): Promise<PaymentRowView> {
    return this.decide(me, id, importId, row, { decision: 'unmatch', reason });
  }

  @Post('rows/:row/not-of-case')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, PaymentRowView)
  notOfCase(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string, @Param('row') row: string, @Body() { reason = '' }: DecideRowBody): Promise<PaymentRowView> {
    return this.decide(me, id, importId, row, { decision: 'notOfCase', reason });
  }

  @Get('refused.csv')
  @Allow('taskForce', 'supervisor')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="refused.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  refusedRows(@Me() me: Actor, @Param('id') id: string, @Param('importId') importId: string): Promise<string> {
    return this.refused.csv(me, id, importId);
  }

  private async decide(me: Actor, id: string, importId: string, place: string, input: DecisionInput): Promise<PaymentRowView> {
    const row = /^\d{1,10}$/.test(place) ? Number(place) : 0;
    if (!isRowNumber(row)) throw notFound();
    await this.rows.decide(me, id, importId, row, input);
    return this.reader.show(me, id, importId, row);
  }
}
