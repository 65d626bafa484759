import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { DeliveryListQuery, DeliveryPageView, DeliveryView, ResendBody, ResendView } from './deliveries.dto.js';
import { DeliveryList } from './delivery-list.query.js';
import { DeliveryResend } from './delivery-resend.service.js';

/** What left the house, and what failed and can be sent again. */
@ApiTags('channels')
@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveryList,
    private readonly resending: DeliveryResend,
  ) {}

  @Get()
  @Allow('administrator')
  @Answers(200, DeliveryPageView)
  list(@Query() query: DeliveryListQuery): Promise<DeliveryPageView> {
    return this.deliveries.list(query);
  }

  @Post('resend')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, ResendView)
  resendMany(@Me() me: Actor, @Body() body: ResendBody): Promise<ResendView> {
    return this.resending.many(me, body.ids);
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, DeliveryView)
  resend(@Me() me: Actor, @Param('id') id: string): Promise<DeliveryView> {
    return this.resending.one(me, id);
  }
}
