import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { CreatedView } from '../../platform/http/created.view.js';
import { PageQuery } from '../../platform/http/page.js';
import { PaymentDetailView } from './payment-detail.view.js';
import { PaymentReader } from './payment.reader.js';
import { ResolutionBody } from './payment-resolutions.dto.js';
import { PaymentResolutions } from './payment-resolutions.service.js';
import { UnappliedPageView } from './payment-resolutions.view.js';
import { UnappliedReader } from './unapplied.reader.js';

/** One payment, and money that found nothing to settle. */
@ApiTags('repayment')
@Controller('cases/:id')
export class PaymentResolutionsController {
  constructor(
    private readonly resolutions: PaymentResolutions,
    private readonly unapplied: UnappliedReader,
    private readonly payment: PaymentReader,
  ) {}

  @Get('unapplied')
  @Allow('taskForce', 'supervisor')
  @Answers(200, UnappliedPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<UnappliedPageView> {
    return this.unapplied.list(me, id, query);
  }

  /** One payment with its shares, receipts, decisions and reversal. */
  @Get('payments/:paymentId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PaymentDetailView)
  show(@Me() me: Actor, @Param('id') id: string, @Param('paymentId') paymentId: string): Promise<PaymentDetailView> {
    return this.payment.show(me, id, paymentId);
  }

  /** A decision is taken back by a request of the type `reversal` with its `resolutionId`. */
  @Post('payments/:paymentId/resolutions')
  @Allow('supervisor')
  @Answers(201, CreatedView)
  async resolve(@Me() me: Actor, @Param('id') id: string, @Param('paymentId') paymentId: string, @Body() body: ResolutionBody): Promise<CreatedView> {
    return { id: await this.resolutions.resolve(me, id, paymentId, body) };
  }
}
