import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Me } from '../../auth/policy.js';
import type { Actor } from '../../auth/roles.js';
import { Answers } from '../../platform/http/answers.js';
import { CreatedView } from '../../platform/http/created.view.js';
import { DeferralAgreements } from './deferral-agreements.service.js';
import {
  DeferralAgreementBody, DeferralAgreementsView, LateFeeAssessmentBody, LateFeeAssessmentsView, LateFeeEstimateView,
} from './late-fees.dto.js';
import { LateFeesReader } from './late-fees.reader.js';
import { LateFees } from './late-fees.service.js';
import { VoidRecordBody } from '../adjustments/ledger-voids.dto.js';

/** 滞纳金: its estimate, the collector's assessments, and the agreements that stop it. */
@ApiTags('repayment')
@Controller('cases')
export class LateFeesController {
  constructor(
    private readonly lateFees: LateFees,
    private readonly deferrals: DeferralAgreements,
    private readonly reader: LateFeesReader,
  ) {}

  @Get(':id/late-fee-estimate')
  @Allow('taskForce', 'supervisor')
  @Answers(200, LateFeeEstimateView)
  estimate(@Me() me: Actor, @Param('id') id: string): Promise<LateFeeEstimateView> {
    return this.reader.estimate(me, id);
  }

  @Post(':id/late-fee-assessments')
  @Allow('supervisor')
  @Answers(201, CreatedView)
  async assess(@Me() me: Actor, @Param('id') id: string, @Body() body: LateFeeAssessmentBody): Promise<CreatedView> {
    return { id: await this.lateFees.assess(me, id, body) };
  }

  @Get(':id/late-fee-assessments')
  @Allow('taskForce', 'supervisor')
  @Answers(200, LateFeeAssessmentsView)
  assessments(@Me() me: Actor, @Param('id') id: string): Promise<LateFeeAssessmentsView> {
    return this.reader.assessments(me, id);
  }

  @Post(':id/late-fee-assessments/:assessmentId/void')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, LateFeeAssessmentsView)
  async voidAssessment(@Me() me: Actor, @Param('id') id: string, @Param('assessmentId') assessmentId: string, @Body() { reason }: VoidRecordBody): Promise<LateFeeAssessmentsView> {
    await this.lateFees.void(me, id, assessmentId, reason);
    return this.reader.assessments(me, id);
  }

  @Post(':id/deferral-agreements')
  @Allow('supervisor')
  @Answers(201, CreatedView)
  async defer(@Me() me: Actor, @Param('id') id: string, @Body() body: DeferralAgreementBody): Promise<CreatedView> {
    return { id: await this.deferrals.record(me, id, body) };
  }

  @Get(':id/deferral-agreements')
  @Allow('taskForce', 'supervisor')
  @Answers(200, DeferralAgreementsView)
  agreements(@Me() me: Actor, @Param('id') id: string): Promise<DeferralAgreementsView> {
    return this.reader.agreements(me, id);
  }

  @Post(':id/deferral-agreements/:agreementId/void')
  @HttpCode(200)
  @Allow('supervisor')
  @Answers(200, DeferralAgreementsView)
  async voidAgreement(@Me() me: Actor, @Param('id') id: string, @Param('agreementId') agreementId: string, @Body() { reason }: VoidRecordBody): Promise<DeferralAgreementsView> {
    await this.deferrals.void(me, id, agreementId, reason);
    return this.reader.agreements(me, id);
  }
}
