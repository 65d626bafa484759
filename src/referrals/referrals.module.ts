import { Global, Module } from '@nestjs/common';
import { CaseReferralsController } from './case-referrals.controller.js';
import { DepartmentTimesController } from './department-times.controller.js';
import { DepartmentTimesReader } from './department-times.reader.js';
import { ReferralCaseLink } from './referral-case-link.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralDocuments } from './referral-documents.service.js';
import { ReferralGrants } from './referral-grants.js';
import { ReferralListReader } from './referral-list.query.js';
import { ReferralReader } from './referral-reader.js';
import { ReferralRows } from './referral-rows.js';
import { ReferralSending } from './referral-sending.service.js';
import { ReferralShared } from './referral-shared.js';
import { ReferralTransitions } from './referral-transitions.service.js';
import { ReferralsController } from './referrals.controller.js';

/** 转办: referrals to departments, their clocks, and what they open. */
@Global()
@Module({
  controllers: [CaseReferralsController, DepartmentTimesController, ReferralsController],
  providers: [
    DepartmentTimesReader, ReferralCaseLink, ReferralClocks, ReferralDocuments, ReferralGrants, ReferralListReader, ReferralReader, ReferralRows, ReferralSending, ReferralShared,
    ReferralTransitions,
  ],
  exports: [ReferralGrants],
})
export class ReferralsModule {}
