import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { CreatedView } from '../platform/http/created.view.js';
import { AidReader } from './aid-reader.js';
import { AidEventBody, AidItemView, AidListQuery, AidPageView, NewAidItemBody } from './aid.dto.js';
import { Aid } from './aid.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('aid')
@Controller()
export class AidController {
  constructor(
    private readonly aid: Aid,
    private readonly reader: AidReader,
  ) {}

  @Post('cases/:id/aid-items')
  @Allow('taskForce', 'supervisor')
  @Answers(201, CreatedView)
  async request(@Me() me: Actor, @Param('id') id: string, @Body() body: NewAidItemBody): Promise<CreatedView> {
    return { id: await this.aid.request(me, id, body) };
  }

  @Get('cases/:id/aid-items')
  @Allow('taskForce', 'supervisor')
  @Answers(200, AidPageView)
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: AidListQuery): Promise<AidPageView> {
    return this.reader.list(me, id, query);
  }

  @Get('aid-items')
  @Allow('supervisor')
  @Answers(200, AidPageView)
  listInScope(@Me() me: Actor, @Query() query: AidListQuery): Promise<AidPageView> {
    return this.reader.listInScope(me, query);
  }

  @Post('aid-items/:id/events')
  @HttpCode(200)
  @Allow('taskForce', 'supervisor')
  @Answers(200, AidItemView)
  async fire(@Me() me: Actor, @Param('id') id: string, @Body() body: AidEventBody): Promise<AidItemView> {
    await this.aid.fire(me, id, body);
    return this.reader.show(me, id);
  }
}
