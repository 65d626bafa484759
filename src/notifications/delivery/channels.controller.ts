import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { PageQuery } from '../../platform/http/page.js';
import { ChannelAdministration } from './channel-administration.service.js';
import { ChannelList } from './channel-list.query.js';
import { ChannelTests } from './channel-tests.service.js';
import { ChangeChannelBody, ChannelPageView, ChannelTestView, ChannelView, CreateChannelBody } from './channels.dto.js';

/** Group robots and other systems that messages go to. */
@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  constructor(
    private readonly channels: ChannelList,
    private readonly administration: ChannelAdministration,
    private readonly tests: ChannelTests,
  ) {}

  @Get()
  @Allow('administrator')
  @Answers(200, ChannelPageView)
  list(@Query() query: PageQuery): Promise<ChannelPageView> {
    return this.channels.list(query);
  }

  @Post()
  @Allow('administrator')
  @Answers(201, ChannelView)
  create(@Me() me: Actor, @Body() body: CreateChannelBody): Promise<ChannelView> {
    return this.administration.create(me, body);
  }

  @Patch(':id')
  @Allow('administrator')
  @Answers(200, ChannelView)
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: ChangeChannelBody): Promise<ChannelView> {
    return this.administration.change(me, id, body);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, ChannelTestView)
  test(@Me() me: Actor, @Param('id') id: string): Promise<ChannelTestView> {
    return this.tests.ofShared(me, id);
  }
}
