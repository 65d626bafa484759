import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { CreatedView } from '../platform/http/created.view.js';
import { PageQuery } from '../platform/http/page.js';
import { LegalEventReader } from './legal-event-reader.js';
import { LegalEventPageView, LegalEventView } from './legal-event.view.js';
import { LegalEventBody, VoidLegalEventBody } from './legal-events.dto.js';
import { LegalEvents } from './legal-events.service.js';

@ApiTags('deadlines')
@Controller('cases')
export class LegalEventsController {
  constructor(
    private readonly events: LegalEvents,
    private readonly reader: LegalEventReader,
  ) {}

  @Post(':id/legal-events')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async record(@Me() me: Actor, @Param('id') id: string, @Body() body: LegalEventBody): Promise<CreatedView> {
    return { id: await this.events.record(me, id, body) };
  }

  @Get(':id/legal-events')
  @Allow('taskForce', 'supervisor')
  @Answers(200, LegalEventPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<LegalEventPageView> {
    return this.reader.list(me, id, query);
  }

  @Post(':id/legal-events/:eventId/void')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, LegalEventView)
  void(@Me() me: Actor, @Param('id') id: string, @Param('eventId') eventId: string, @Body() { reason }: VoidLegalEventBody): Promise<LegalEventView> {
    return this.events.void(me, id, eventId, reason);
  }
}
