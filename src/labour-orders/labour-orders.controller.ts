import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { CreatedView } from '../platform/http/created.view.js';
import { VoidRecordBody } from '../repayment/adjustments/ledger-voids.dto.js';
import { AdditionalCompensations } from './additional-compensations.service.js';
import { AdditionalCompensationBody, LabourOrderBody, LabourOrdersView } from './labour-orders.dto.js';
import { LabourOrdersReader } from './labour-orders.reader.js';
import { LabourOrders } from './labour-orders.service.js';

/** 责令文书 and what is added when they are not obeyed. */
@ApiTags('repayment')
@Controller('cases')
export class LabourOrdersController {
  constructor(
    private readonly orders: LabourOrders,
    private readonly compensations: AdditionalCompensations,
    private readonly reader: LabourOrdersReader,
  ) {}

  @Post(':id/labour-orders')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async record(@Me() me: Actor, @Param('id') id: string, @Body() body: LabourOrderBody): Promise<CreatedView> {
    return { id: await this.orders.record(me, id, body) };
  }

  @Get(':id/labour-orders')
  @Allow('taskForce', 'supervisor')
  @Answers(200, LabourOrdersView)
  list(@Me() me: Actor, @Param('id') id: string): Promise<LabourOrdersView> {
    return this.reader.list(me, id);
  }

  @Post(':id/labour-orders/:orderId/void')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, LabourOrdersView)
  async void(@Me() me: Actor, @Param('id') id: string, @Param('orderId') orderId: string, @Body() { reason }: VoidRecordBody): Promise<LabourOrdersView> {
    await this.orders.void(me, id, orderId, reason);
    return this.reader.list(me, id);
  }

  @Post(':id/labour-orders/:orderId/additional-compensations')
  @Allow('supervisor')
  @Answers(201, CreatedView)
  async add(@Me() me: Actor, @Param('id') id: string, @Param('orderId') orderId: string, @Body() body: AdditionalCompensationBody): Promise<CreatedView> {
    return { id: await this.compensations.record(me, id, orderId, body) };
  }

  @Post(':id/additional-compensations/:compensationId/void')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, LabourOrdersView)
  async voidAddition(@Me() me: Actor, @Param('id') id: string, @Param('compensationId') compensationId: string, @Body() { reason }: VoidRecordBody): Promise<LabourOrdersView> {
    await this.compensations.void(me, id, compensationId, reason);
    return this.reader.list(me, id);
  }
}
