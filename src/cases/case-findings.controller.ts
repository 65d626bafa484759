import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { CreatedView } from '../platform/http/created.view.js';
import { PageQuery } from '../platform/http/page.js';
import { CaseFindingsReader } from './case-findings.reader.js';
import { CaseFindings } from './case-findings.service.js';
import { FollowUpPageView, VisitPageView } from './case-findings.view.js';
import { CaseReader } from './case-reader.js';
import { CaseView } from './case.view.js';
import { FollowUpBody, InvestigationBody, VerificationBody, VisitBody } from './cases.dto.js';

/** 排查、核实、走访、回访. */
@ApiTags('cases')
@Controller('cases')
export class CaseFindingsController {
  constructor(
    private readonly findings: CaseFindings,
    private readonly reader: CaseFindingsReader,
    private readonly cases: CaseReader,
  ) {}

  @Put(':id/investigation')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async recordInvestigation(@Me() me: Actor, @Param('id') id: string, @Body() body: InvestigationBody): Promise<CaseView> {
    await this.findings.recordInvestigation(me, id, body);
    return this.cases.show(me, id);
  }

  @Put(':id/verification')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async recordVerification(@Me() me: Actor, @Param('id') id: string, @Body() body: VerificationBody): Promise<CaseView> {
    await this.findings.recordVerification(me, id, body);
    return this.cases.show(me, id);
  }

  @Post(':id/visits')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async recordVisit(@Me() me: Actor, @Param('id') id: string, @Body() body: VisitBody): Promise<CreatedView> {
    return { id: await this.findings.recordVisit(me, id, body) };
  }

  @Post(':id/follow-ups')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async recordFollowUp(@Me() me: Actor, @Param('id') id: string, @Body() body: FollowUpBody): Promise<CreatedView> {
    return { id: await this.findings.recordFollowUp(me, id, body) };
  }

  @Get(':id/visits')
  @Allow('taskForce', 'supervisor')
  @Answers(200, VisitPageView)
  visits(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<VisitPageView> {
    return this.reader.visits(me, id, query);
  }

  @Get(':id/follow-ups')
  @Allow('taskForce', 'supervisor')
  @Answers(200, FollowUpPageView)
  followUps(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<FollowUpPageView> {
    return this.reader.followUps(me, id, query);
  }
}
