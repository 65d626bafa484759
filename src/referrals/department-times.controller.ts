import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Answers } from '../platform/http/answers.js';
import { DepartmentTimesReader } from './department-times.reader.js';
import { DepartmentReferralPageView, DepartmentTimesListView } from './department-times.view.js';
import { DepartmentReferralsQuery, DepartmentTimesQuery } from './referrals.dto.js';

/** Departments compared by what the supervisor may see. */
@ApiTags('referrals')
@Controller('department-times')
export class DepartmentTimesController {
  constructor(private readonly times: DepartmentTimesReader) {}

  @Get()
  @Allow('supervisor')
  @Answers(200, DepartmentTimesListView)
  list(@Me() me: Actor, @Query() query: DepartmentTimesQuery): Promise<DepartmentTimesListView> {
    return this.times.list(me, query);
  }

  /** The referrals that a figure counts. */
  @Get('referrals')
  @Allow('supervisor')
  @Answers(200, DepartmentReferralPageView)
  listReferrals(@Me() me: Actor, @Query() query: DepartmentReferralsQuery): Promise<DepartmentReferralPageView> {
    return this.times.referrals(me, query);
  }
}
