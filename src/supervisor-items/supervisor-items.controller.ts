import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { SupervisorItemAnswers } from './supervisor-item-answers.service.js';
import { SupervisorItemReader } from './supervisor-item-reader.js';
import { CaseSupervisorItemQuery, SupervisorItemEventBody, SupervisorItemPageView, SupervisorItemQuery, SupervisorItemView } from './supervisor-items.dto.js';

/** 督办事项: what supervisors have to answer; the task force may read along. */
@ApiTags('supervisor items')
@Controller()
export class SupervisorItemsController {
  constructor(
    private readonly answers: SupervisorItemAnswers,
    private readonly reader: SupervisorItemReader,
  ) {}

  @Get('supervisor-items')
  @Allow('taskForce', 'supervisor')
  @Answers(200, SupervisorItemPageView)
  list(@Me() me: Actor, @Query() query: SupervisorItemQuery): Promise<SupervisorItemPageView> {
    return this.reader.list(me, query);
  }

  @Get('cases/:id/supervisor-items')
  @Allow('taskForce', 'supervisor')
  @Answers(200, SupervisorItemPageView)
  listOfCase(@Me() me: Actor, @Param('id') id: string, @Query() query: CaseSupervisorItemQuery): Promise<SupervisorItemPageView> {
    return this.reader.listOfCase(me, id, query);
  }

  @Post('supervisor-items/:id/events')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, SupervisorItemView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: SupervisorItemEventBody): Promise<SupervisorItemView> {
    await this.answers.fire(me, id, body);
    return this.reader.show(me, id);
  }
}
