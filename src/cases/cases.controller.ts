import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { CaseContacts } from './case-contacts.js';
import { CaseIntake } from './case-intake.service.js';
import { CaseListReader } from './case-list.query.js';
import { CaseNextReader } from './case-next.reader.js';
import { CaseReader } from './case-reader.js';
import { CaseTransitions } from './case-transitions.service.js';
import { CasePageView, CaseView, NextView, RevealedContactsView, WorklistFiguresView } from './case.view.js';
import { CaseEventBody, CaseListQuery, CaseSearchBody, CorrectCaseBody, CreateCaseBody, RevealContactsBody, RiskLevelBody, TaskForceBody } from './cases.dto.js';
import { TaskForces } from './task-force.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly intake: CaseIntake,
    private readonly reader: CaseReader,
    private readonly lists: CaseListReader,
    private readonly transitions: CaseTransitions,
    private readonly taskForces: TaskForces,
    private readonly nexts: CaseNextReader,
    private readonly contacts: CaseContacts,
  ) {}

  @Post()
  @Allow('taskForce', 'supervisor')
  @Answers(201, CaseView)
  async report(@Me() me: Actor, @Body() body: CreateCaseBody): Promise<CaseView> {
    return this.reader.show(me, await this.intake.report(me, body));
  }

  @Get()
  @Allow('taskForce', 'supervisor')
  @Answers(200, CasePageView)
  list(@Me() me: Actor, @Query() query: CaseListQuery): Promise<CasePageView> {
    return this.lists.list(me, query);
  }

  @Post('search')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, CasePageView)
  search(@Me() me: Actor, @Body() body: CaseSearchBody): Promise<CasePageView> {
    return this.lists.search(me, body);
  }

  @Get('figures')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorklistFiguresView)
  figures(@Me() me: Actor): Promise<WorklistFiguresView> {
    return this.lists.figures(me);
  }

  @Get(':id')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<CaseView> {
    return this.reader.show(me, id);
  }

  @Patch(':id')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async correct(@Me() me: Actor, @Param('id') id: string, @Body() body: CorrectCaseBody): Promise<CaseView> {
    await this.intake.correct(me, id, body);
    return this.reader.show(me, id);
  }

  @Post(':id/contacts/reveal')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, RevealedContactsView)
  revealContacts(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: RevealContactsBody): Promise<RevealedContactsView> {
    return this.contacts.reveal(me, id, reason);
  }

  @Put(':id/risk-level')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async setRiskLevel(@Me() me: Actor, @Param('id') id: string, @Body() body: RiskLevelBody): Promise<CaseView> {
    await this.intake.setRiskLevel(me, id, body);
    return this.reader.show(me, id);
  }

  @Get(':id/next')
  @Allow('taskForce', 'supervisor')
  @Answers(200, NextView)
  next(@Me() me: Actor, @Param('id') id: string): Promise<NextView> {
    return this.nexts.next(me, id);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: CaseEventBody): Promise<CaseView> {
    await this.transitions.fire(me, id, body);
    return this.reader.show(me, id);
  }

  @Put(':id/task-force')
  @Allow('taskForce', 'supervisor')
  @Answers(200, CaseView)
  async nameTaskForce(@Me() me: Actor, @Param('id') id: string, @Body() body: TaskForceBody): Promise<CaseView> {
    await this.taskForces.name(me, id, body);
    return this.reader.show(me, id);
  }
}
