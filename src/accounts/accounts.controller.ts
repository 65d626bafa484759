import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { AccountList } from './account-list.query.js';
import { ChangeUserBody, ChangedUserView, CreateUserBody, CreatedUserView, UserEventBody, UserListQuery, UserPageView } from './accounts.dto.js';
import { Accounts } from './accounts.service.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('users')
@Controller('users')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly people: AccountList,
  ) {}

  @Get()
  @Allow('taskForce', 'supervisor', 'liaison', 'administrator')
  @Answers(200, UserPageView)
  list(@Me() me: Actor, @Query() query: UserListQuery): Promise<UserPageView> {
    return this.people.list(me, query);
  }

  @Post()
  @Allow('administrator')
  @Answers(201, CreatedUserView)
  create(@Me() me: Actor, @Body() body: CreateUserBody): Promise<CreatedUserView> {
    return this.accounts.create(me, body);
  }

  @Patch(':id')
  @Allow('administrator')
  @Answers(200, ChangedUserView)
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: ChangeUserBody): Promise<ChangedUserView> {
    return this.accounts.change(me, id, body);
  }

  @Post(':id/events')
  @HttpCode(200)
  @Allow('administrator')
  @Answers(200, ChangedUserView)
  fire(@Me() me: Actor, @Param('id') id: string, @Body() body: UserEventBody): Promise<ChangedUserView> {
    return this.accounts.fire(me, id, body);
  }
}
