import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { ClaimDecisions } from './claim-decisions.service.js';
import { Claims } from './claims.service.js';
import { LivingSurveys } from './living-surveys.service.js';
import { AddClaimBody, AddWorkerBody, ClaimDecisionsBody, CorrectWorkerBody, LivingSurveysBody, ReasonBody, RemoveWorkerBody, RevealBody, WorkerListQuery, WorkerSearchBody } from './roster.dto.js';
import { Roster } from './roster.service.js';
import { ClaimDecisionsView, ClaimView, LivingSurveysView, RevealView, WorkerDetailView, WorkerPageView, WorkerView } from './roster.view.js';
import { WorkerListReader } from './worker-list.reader.js';
import { WorkerReveal } from './worker-reveal.service.js';
import { Answers } from '../platform/http/answers.js';

/** 职工名册、诉求、生活状况. */
@ApiTags('roster')
@Controller('cases/:id')
export class RosterController {
  constructor(
    private readonly roster: Roster,
    private readonly reader: WorkerListReader,
    private readonly reveals: WorkerReveal,
    private readonly claims: Claims,
    private readonly decisions: ClaimDecisions,
    private readonly surveys: LivingSurveys,
  ) {}

  @Get('workers')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: WorkerListQuery): Promise<WorkerPageView> {
    return this.reader.list(me, id, query);
  }

  @Post('workers')
  @Allow('taskForce', 'supervisor')
  @Answers(201, WorkerView)
  add(@Me() me: Actor, @Param('id') id: string, @Body() body: AddWorkerBody): Promise<WorkerView> {
    return this.roster.add(me, id, body);
  }

  @Post('workers/search')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerPageView)
  search(@Me() me: Actor, @Param('id') id: string, @Body() body: WorkerSearchBody): Promise<WorkerPageView> {
    return this.reader.search(me, id, body);
  }

  @Get('workers/:workerId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerDetailView)
  show(@Me() me: Actor, @Param('id') id: string, @Param('workerId') workerId: string): Promise<WorkerDetailView> {
    return this.reader.show(me, id, workerId);
  }

  @Post('workers/reveal')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, RevealView)
  reveal(@Me() me: Actor, @Param('id') id: string, @Body() body: RevealBody): Promise<RevealView> {
    return this.reveals.reveal(me, id, body);
  }

  @Patch('workers/:workerId')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerView)
  correct(@Me() me: Actor, @Param('id') id: string, @Param('workerId') workerId: string, @Body() body: CorrectWorkerBody): Promise<WorkerView> {
    return this.roster.correct(me, id, workerId, body);
  }

  @Post('workers/:workerId/removal')
  @HttpCode(204)
  @Allow('taskForce', 'supervisor')
  remove(@Me() me: Actor, @Param('id') id: string, @Param('workerId') workerId: string, @Body() body: RemoveWorkerBody): Promise<void> {
    return this.roster.remove(me, id, workerId, body);
  }

  @Post('claims')
  @Allow('taskForce', 'supervisor')
  @Answers(201, ClaimView)
  addClaim(@Me() me: Actor, @Param('id') id: string, @Body() body: AddClaimBody): Promise<ClaimView> {
    return this.claims.add(me, id, body);
  }

  @Post('claims/decisions')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, ClaimDecisionsView)
  decide(@Me() me: Actor, @Param('id') id: string, @Body() body: ClaimDecisionsBody): Promise<ClaimDecisionsView> {
    return this.decisions.decide(me, id, body);
  }

  @Post('claims/:claimId/withdrawal')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, ClaimView)
  withdraw(@Me() me: Actor, @Param('id') id: string, @Param('claimId') claimId: string, @Body() body: ReasonBody): Promise<ClaimView> {
    return this.claims.withdraw(me, id, claimId, body);
  }

  @Post('living-surveys')
  @Allow('taskForce', 'supervisor')
  @Answers(201, LivingSurveysView)
  survey(@Me() me: Actor, @Param('id') id: string, @Body() body: LivingSurveysBody): Promise<LivingSurveysView> {
    return this.surveys.record(me, id, body);
  }
}
