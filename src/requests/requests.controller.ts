import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { PageQuery } from '../platform/http/page.js';
import { RequestReader } from './request-reader.js';
import { RequestBody, RequestEventBody, RequestListQuery, RequestPageView, RequestView } from './requests.dto.js';
import { Requests } from './requests.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('requests')
@Controller()
export class RequestsController {
  constructor(
    private readonly requests: Requests,
    private readonly reader: RequestReader,
  ) {}

  @Post('cases/:id/requests')
  @Allow('taskForce', 'supervisor')
  @Answers(201, RequestView)
  async ask(@Me() me: Actor, @Param('id') id: string, @Body() body: RequestBody): Promise<RequestView> {
    return this.reader.show(me, await this.requests.ask(me, id, body));
  }

  @Get('cases/:id/requests')
  @Allow('taskForce', 'supervisor')
  @Answers(200, RequestPageView)
  listOfCase(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<RequestPageView> {
    return this.reader.listOfCase(me, id, query);
  }

  @Get('requests')
  @Allow('taskForce', 'supervisor')
  @Answers(200, RequestPageView)
  list(@Me() me: Actor, @Query() query: RequestListQuery): Promise<RequestPageView> {
    return this.reader.list(me, query);
  }

  @Get('requests/:id')
  @Allow('taskForce', 'supervisor')
  @Answers(200, RequestView)
  show(@Me() me: Actor, @Param('id') id: string): Promise<RequestView> {
    return this.reader.show(me, id);
  }

  @Post('requests/:id/events')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, RequestView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: RequestEventBody): Promise<RequestView> {
    await this.requests.fire(me, id, body);
    return this.reader.show(me, id);
  }
}
