import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Answers } from '../../platform/http/answers.js';
import { ReceiptCodes } from './receipt-codes.service.js';
import { ReceiptBody, ReceiptCodeBody, ReceiptListQuery } from './receipts.dto.js';
import { ReceiptsReader } from './receipts.reader.js';
import { Receipts } from './receipts.service.js';
import { ReceiptCodeView, ReceiptPageView, ReceiptView } from './receipts.view.js';

/** Whether what was paid arrived. */
@ApiTags('repayment')
@Controller('cases/:id')
export class ReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly codes: ReceiptCodes,
    private readonly reader: ReceiptsReader,
    private readonly transactions: Transactions,
  ) {}

  /** Each worker's share of each payment: who confirmed it, who says it did not arrive, and who said nothing yet. */
  @Get('receipts')
  @Allow('taskForce', 'supervisor')
  @Answers(200, ReceiptPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: ReceiptListQuery): Promise<ReceiptPageView> {
    return this.reader.list(me, id, query);
  }

  @Post('payments/:paymentId/receipts')
  @Allow('taskForce', 'supervisor')
  @Answers(201, ReceiptView)
  async record(@Me() me: Actor, @Param('id') id: string, @Param('paymentId') paymentId: string, @Body() body: ReceiptBody): Promise<ReceiptView> {
    return this.reader.show(this.transactions.reader, await this.receipts.record(me, id, paymentId, body));
  }

  @Post('payments/:paymentId/receipt-codes')
  @Allow('taskForce', 'supervisor')
  @Answers(201, ReceiptCodeView)
  issueCode(@Me() me: Actor, @Param('id') id: string, @Param('paymentId') paymentId: string, @Body() { workerId }: ReceiptCodeBody): Promise<ReceiptCodeView> {
    return this.codes.issue(me, id, paymentId, workerId.toLowerCase());
  }
}
