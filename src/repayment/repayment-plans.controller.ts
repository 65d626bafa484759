import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { PageQuery } from '../platform/http/page.js';
import { CreatePlanBody, PlanEventBody } from './repayment-plans.dto.js';
import { RepaymentPlansReader } from './repayment-plans.reader.js';
import { RepaymentPlans } from './repayment-plans.service.js';
import { PlanPageView, PlanView } from './repayment-plans.view.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('repayment')
@Controller()
export class RepaymentPlansController {
  constructor(
    private readonly plans: RepaymentPlans,
    private readonly reader: RepaymentPlansReader,
  ) {}

  @Post('cases/:id/repayment-plans')
  @Allow('taskForce', 'supervisor')
  @Answers(201, PlanView)
  async draft(@Me() me: Actor, @Param('id') id: string, @Body() body: CreatePlanBody): Promise<PlanView> {
    return this.reader.show(me, await this.plans.draft(me, id, body));
  }

  @Get('cases/:id/repayment-plans')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<PlanPageView> {
    return this.reader.list(me, id, query);
  }

  @Get('repayment-plans/:id')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<PlanView> {
    return this.reader.show(me, id);
  }

  @Post('repayment-plans/:id/events')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: PlanEventBody): Promise<PlanView> {
    await this.plans.agree(me, id, body.version);
    return this.reader.show(me, id);
  }
}
