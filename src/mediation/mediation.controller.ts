import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { CreatedView } from '../platform/http/created.view.js';
import { PageQuery } from '../platform/http/page.js';
import { MediationBody, OfferBody, WorkerSessionBody } from './mediation.dto.js';
import { MediationPageView, WorkerSessionPageView } from './mediation.view.js';
import { MeetingListReader } from './meeting-list.query.js';
import { MeetingRecords } from './meeting-records.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('mediation')
@ApiExtraModels(OfferBody)
@Controller('cases')
export class MediationController {
  constructor(
    private readonly records: MeetingRecords,
    private readonly lists: MeetingListReader,
  ) {}

  @Post(':id/worker-sessions')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async recordSession(@Me() me: Actor, @Param('id') id: string, @Body() body: WorkerSessionBody): Promise<CreatedView> {
    return { id: await this.records.recordSession(me, id, body) };
  }

  @Get(':id/worker-sessions')
  @Allow('taskForce', 'supervisor')
  @Answers(200, WorkerSessionPageView)
  sessions(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<WorkerSessionPageView> {
    return this.lists.sessions(me, id, query);
  }

  @Post(':id/mediations')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async recordMediation(@Me() me: Actor, @Param('id') id: string, @Body() body: MediationBody): Promise<CreatedView> {
    return { id: await this.records.recordMediation(me, id, body) };
  }

  @Get(':id/mediations')
  @Allow('taskForce', 'supervisor')
  @Answers(200, MediationPageView)
  mediations(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<MediationPageView> {
    return this.lists.mediations(me, id, query);
  }
}
