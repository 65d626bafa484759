import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { PageQuery } from '../../platform/http/page.js';
import { PlanComparisons } from './plan-comparison.reader.js';
import { PlanComparisonView } from './plan-comparison.view.js';
import { PlanNextReader } from './plan-next.reader.js';
import { PlanProposalBody } from './plan-proposals.dto.js';
import { PlanProposals } from './plan-proposals.service.js';
import { PlanProposalView } from './plan-proposals.view.js';
import { CreatePlanBody, PlanComparisonQuery, PlanEventBody } from './repayment-plans.dto.js';
import { RepaymentPlansReader } from './repayment-plans.reader.js';
import { RepaymentPlans } from './repayment-plans.service.js';
import { PlanNextView, PlanPageView, PlanView } from './repayment-plans.view.js';
import { Answers } from '../../platform/http/answers.js';

@ApiTags('repayment')
@Controller()
export class RepaymentPlansController {
  constructor(
    private readonly plans: RepaymentPlans,
    private readonly reader: RepaymentPlansReader,
    private readonly comparisons: PlanComparisons,
    private readonly nextReader: PlanNextReader,
    private readonly proposals: PlanProposals,
  ) {}

  /** Writes nothing. */
  @Post('cases/:id/repayment-plans/proposals')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanProposalView)
  propose(@Me() me: Actor, @Param('id') id: string, @Body() body: PlanProposalBody): Promise<PlanProposalView> {
    return this.proposals.propose(me, id, body);
  }

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
    await this.plans.fire(me, id, body);
    return this.reader.show(me, id);
  }

  /** What the caller could do with the plan now, and what stands in the way. */
  @Get('repayment-plans/:id/next')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanNextView)
  next(@Me() me: Actor, @Param('id') id: string): Promise<PlanNextView> {
    return this.nextReader.show(me, id);
  }

  @Get('repayment-plans/:id/comparison')
  @Allow('taskForce', 'supervisor')
  @Answers(200, PlanComparisonView)
  compare(@Me() me: Actor, @Param('id') id: string, @Query() query: PlanComparisonQuery): Promise<PlanComparisonView> {
    return this.comparisons.compare(me, id, query.with);
  }
}
