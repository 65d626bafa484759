import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, AllowSignedIn, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { ConflictEventBody, ConflictListQuery, ConflictPageView, ConflictView, DeclareConflictBody } from './conflicts-of-interest.dto.js';
import { ConflictsOfInterest } from './conflicts-of-interest.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('conflicts of interest')
@Controller('conflicts-of-interest')
export class ConflictsOfInterestController {
  constructor(private readonly conflicts: ConflictsOfInterest) {}

  @Get()
  @AllowSignedIn()
  @Answers(200, ConflictPageView)
  list(@Me() me: Actor, @Query() query: ConflictListQuery): Promise<ConflictPageView> {
    return this.conflicts.list(me, query);
  }

  @Post()
  @AllowSignedIn()
  @Answers(201, ConflictView)
  declare(@Me() me: Actor, @Body() body: DeclareConflictBody): Promise<ConflictView> {
    return this.conflicts.declare(me, body);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Allow('supervisor', 'administrator')
  @Answers(200, ConflictView)
  end(@Me() me: Actor, @Param('id') id: string, @Body() { reason }: ConflictEventBody): Promise<ConflictView> {
    return this.conflicts.end(me, id, reason);
  }
}
