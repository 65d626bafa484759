import { ApiProperty } from '@nestjs/swagger';
import { ClockView } from '../cases/case-deadlines.view.js';
import { BlockerOut, CaseTotalsView, PersonView } from '../cases/case.view.js';
import { claimKinds, operatingStatuses, shares } from '../cases/domain/vocabulary.js';
import { departmentKinds } from '../departments/department-kinds.js';
import { DocumentLinkView, DocumentView } from '../documents/document.view.js';
import { Fen, Flag, Id, Instant, Int, Month, OneOf, RegionCode, SomeOf, Text } from '../platform/http/fields.js';
import { referralEventTypes } from './domain/referral-events.js';
import { referralStates } from './domain/referral-transitions.js';

export class ReferralDepartmentView {
  @Id() id!: string;
  @OneOf(departmentKinds) kind!: string;
  @Text() name!: string;
}

export class SharedEmployerView {
  @Text() name!: string;
  @Text({ nullable: true }) uscc!: string | null;
  @RegionCode() regionCode!: string;
  @Text({ nullable: true }) industryCode!: string | null;
  @Text({ nullable: true }) address!: string | null;
}

export class SharedFindingsView {
  @OneOf(operatingStatuses, { nullable: true }) operatingStatus!: string | null;
  @Int({ nullable: true }) headcount!: number | null;
  @Fen({ nullable: true }) wageArrearsFen!: number | null;
  @Fen({ nullable: true }) socialInsuranceArrearsFen!: number | null;
  @Fen({ nullable: true }) companyFundsFen!: number | null;
  @Text({ nullable: true }) companyAssets!: string | null;
  @Text({ nullable: true }) fundsNotObtainedReason!: string | null;
}

export class SharedView {
  @ApiProperty({ type: () => SharedEmployerView, nullable: true }) employer!: SharedEmployerView | null;
  @Text({ nullable: true, max: 4000 }) summary!: string | null;
  @ApiProperty({ type: () => CaseTotalsView, nullable: true }) totals!: CaseTotalsView | null;
  @ApiProperty({ type: () => SharedFindingsView, nullable: true, description: 'What was found, without the notes.' }) findings!: SharedFindingsView | null;
  @ApiProperty({ type: () => DocumentView, isArray: true, nullable: true }) documents!: DocumentView[] | null;
  @Flag({ description: 'The masked roster can be read under /referrals/{id}/roster.' }) rosterMasked!: boolean;
}

export class ReferralHistoryView {
  @OneOf(['SEND', ...referralEventTypes]) type!: string;
  @Instant() at!: string;
  @ApiProperty({ type: () => PersonView, nullable: true, description: 'Null: the program itself.' }) actor!: PersonView | null;
  @OneOf(referralStates, { nullable: true }) from!: string | null;
  @OneOf(referralStates) to!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) payload!: Record<string, unknown>;
}

export class ReferralNextView {
  @OneOf(referralEventTypes) type!: string;
  @Flag() allowed!: boolean;
  @ApiProperty({ type: () => BlockerOut, isArray: true }) blockers!: BlockerOut[];
}

export class ReferralRowView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() caseNumber!: string;
  @Text({ nullable: true, description: 'For a liaison only while the referral shares the employer.' }) employerName!: string | null;
  @ApiProperty({ type: () => ReferralDepartmentView }) department!: ReferralDepartmentView;
  @ApiProperty({ type: () => PersonView, nullable: true }) liaison!: PersonView | null;
  @OneOf(referralStates) state!: string;
  @Int() version!: number;
  @Text({ max: 8000 }) request!: string;
  @SomeOf(shares) shares!: string[];
  @Id({ description: 'The first referral of the matter; the own id where it was not handed on.' }) matterId!: string;
  @Int({ description: 'Place in the matter, from 1.' }) place!: number;
  @Flag({ description: 'A supervisor ruled this department responsible; it cannot decline.' }) ruled!: boolean;
  @Instant() sentAt!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) sentBy!: PersonView | null;
  @Instant({ nullable: true }) acknowledgedAt!: string | null;
  @Instant({ nullable: true }) repliedAt!: string | null;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Instant({ nullable: true, description: 'Null while the case is suspended.' }) acknowledgeBy!: string | null;
  @Instant({ nullable: true, description: 'Null while the case is suspended.' }) replyBy!: string | null;
  @Instant({ nullable: true, description: 'When the right to decline ends; null without one, and while the case is suspended.' }) declineBy!: string | null;
  @Instant({ nullable: true, description: 'The next of the two that still run.' }) nextDueAt!: string | null;
  @Text({ nullable: true, description: 'How long the acknowledgement can wait, or how far over it is, in words; null while nothing runs.' }) acknowledgeLeft!: string | null;
  @Text({ nullable: true, description: 'The same of the reply.' }) replyLeft!: string | null;
  @Flag() overdue!: boolean;
}

export class ReferralPageView {
  @ApiProperty({ type: () => ReferralRowView, isArray: true }) items!: ReferralRowView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class ReferralView extends ReferralRowView {
  @Text({ nullable: true, max: 20_000 }) replyText!: string | null;
  @ApiProperty({ type: () => DocumentLinkView, isArray: true, description: 'As the department sent them with the reply.' }) replyDocuments!: DocumentLinkView[];
  @ApiProperty({ type: () => SharedView, nullable: true, description: 'What the department sees of the case; null when the referral has ended.' }) shared!: SharedView | null;
  @ApiProperty({ type: () => ReferralHistoryView, isArray: true, description: 'Oldest first; for a liaison what happened while it lay with the own department.' }) history!: ReferralHistoryView[];
  @ApiProperty({ type: () => ClockView, isArray: true, description: 'Those of the department that run or stand still, with how each was reckoned; why more time was given is not told.' }) clocks!: ClockView[];
  @ApiProperty({ type: () => ReferralNextView, isArray: true, description: 'What the caller could do now, and what is in the way.' }) events!: ReferralNextView[];
}

export class MaskedClaimView {
  @OneOf(claimKinds) kind!: string;
  @Month({ nullable: true }) from!: string | null;
  @Month({ nullable: true }) to!: string | null;
  @Fen() claimedFen!: number;
  @Fen({ nullable: true }) verifiedFen!: number | null;
}

export class MaskedWorkerView {
  @Int({ description: 'Place on the roster.' }) position!: number;
  @Text() nameMasked!: string;
  @ApiProperty({ type: () => MaskedClaimView, isArray: true }) claims!: MaskedClaimView[];
}

export class MaskedRosterPageView {
  @ApiProperty({ type: () => MaskedWorkerView, isArray: true }) items!: MaskedWorkerView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
