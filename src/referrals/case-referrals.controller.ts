import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { Transactions } from '../platform/database/transactions.js';
import { ReferralListReader } from './referral-list.query.js';
import { ReferralReader } from './referral-reader.js';
import { ReferralSending } from './referral-sending.service.js';
import { ReferralPageView, ReferralView } from './referral.view.js';
import { CaseReferralListQuery, SendReferralBody } from './referrals.dto.js';
import { Answers } from '../platform/http/answers.js';

@ApiTags('referrals')
@Controller('cases')
export class CaseReferralsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly sending: ReferralSending,
    private readonly reader: ReferralReader,
    private readonly lists: ReferralListReader,
  ) {}

  @Post(':id/referrals')
  @Allow('taskForce', 'supervisor')
  @Answers(201, ReferralView)
  async send(@Me() me: Actor, @Param('id') id: string, @Body() body: SendReferralBody): Promise<ReferralView> {
    return this.reader.show(me, await this.sending.send(me, id, body));
  }

  @Get(':id/referrals')
  @Allow('taskForce', 'supervisor')
  @Answers(200, ReferralPageView)
  async list(@Me() me: Actor, @Param('id') id: string, @Query() query: CaseReferralListQuery): Promise<ReferralPageView> {
    await findVisibleCase(this.transactions.reader, me, id);
    return this.lists.list(me, { ...query, caseId: id });
  }
}
