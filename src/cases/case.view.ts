import { ApiProperty } from '@nestjs/swagger';
import { Fen, Flag, Id, Instant, Int, OneOf, RegionCode, SomeOf, Text, Texts } from '../platform/http/fields.js';
import { caseEventTypes } from './domain/case-events.js';
import { caseStates, channels, escalators, operatingStatuses, riskLevels } from './domain/vocabulary.js';

export class RiskReasonView {
  @Text() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params!: Record<string, unknown>;
  @Text() message!: string;
}

export class MilestonesView {
  @Instant({ nullable: true }) wagesSettledAt!: string | null;
  @Instant({ nullable: true }) socialInsuranceSettledAt!: string | null;
}

export class RevealedContactView {
  @Text({ nullable: true }) name!: string | null;
  @Text({ nullable: true }) phone!: string | null;
}

export class RevealedContactsView {
  @ApiProperty({ type: () => RevealedContactView }) reporter!: RevealedContactView;
  @ApiProperty({ type: () => RevealedContactView }) employerContact!: RevealedContactView;
}

export class ContactView {
  @Text({ nullable: true, description: 'Masked unless the case is yours.' }) name!: string | null;
  @Text({ nullable: true, description: 'Always masked.' }) phoneMasked!: string | null;
}

export class EmployerView {
  @Text() name!: string;
  @Text({ nullable: true }) uscc!: string | null;
  @Texts({ description: 'What looks wrong without standing in the way, such as usccCheckDigit.' }) warnings!: string[];
  @RegionCode() regionCode!: string;
  @Text({ nullable: true }) industryCode!: string | null;
  @Text({ nullable: true }) address!: string | null;
  @ApiProperty({ type: () => ContactView }) contact!: ContactView;
}

export class PersonView {
  @Id() id!: string;
  @Text() name!: string;
}

export class TaskForceView {
  @ApiProperty({ type: () => PersonView, nullable: true }) lead!: PersonView | null;
  @ApiProperty({ type: () => PersonView, isArray: true, description: 'Without the lead.' }) members!: PersonView[];
  @ApiProperty({ type: () => PersonView, nullable: true }) supervisor!: PersonView | null;
}

export class PossibleDuplicateView {
  @Id() caseId!: string;
  @Text() number!: string;
  @OneOf(caseStates) state!: string;
  @SomeOf(['employer', 'reporter', 'workers']) because!: string[];
}

export class CaseTotalsView {
  @Int() workers!: number;
  @Fen() claimedFen!: number;
  @Fen() verifiedFen!: number;
  @Fen() paidFen!: number;
  @Fen() outstandingFen!: number;
}

export class InvestigationView {
  @OneOf(operatingStatuses, { nullable: true }) operatingStatus!: string | null;
  @Int({ nullable: true }) headcount!: number | null;
  @Fen({ nullable: true }) wageArrearsFen!: number | null;
  @Fen({ nullable: true }) socialInsuranceArrearsFen!: number | null;
  @Text({ nullable: true }) notes!: string | null;
}

export class VerificationView {
  @Fen({ nullable: true }) companyFundsFen!: number | null;
  @Text({ nullable: true }) assets!: string | null;
  @Text({ nullable: true }) notes!: string | null;
  @Text({ nullable: true }) notObtainedReason!: string | null;
}

export class CaseView {
  @Id() id!: string;
  @Text({ example: '吴工劳争〔2026〕17号' }) number!: string;
  @OneOf(caseStates) state!: string;
  @OneOf(riskLevels) riskLevel!: string;
  @ApiProperty({ type: () => RiskReasonView, isArray: true }) riskReasons!: RiskReasonView[];
  @Flag() riskByHand!: boolean;
  @Int() version!: number;
  @ApiProperty({ type: () => MilestonesView }) milestones!: MilestonesView;
  @Instant({ nullable: true }) nextDueAt!: string | null;
  @Flag({ description: 'A running clock has passed its due time.' }) overdue!: boolean;
  @Instant({ nullable: true }) suspendedAt!: string | null;
  @ApiProperty({ type: () => PossibleDuplicateView, isArray: true }) possibleDuplicates!: PossibleDuplicateView[];
  @OneOf(channels) channel!: string;
  @Instant() reportedAt!: string;
  @Instant() createdAt!: string;
  @Text() summary!: string;
  @ApiProperty({ type: () => ContactView }) reporter!: ContactView;
  @ApiProperty({ type: () => EmployerView }) employer!: EmployerView;
  @Int() workersReported!: number;
  @Fen({ nullable: true }) wagesReportedFen!: number | null;
  @SomeOf(escalators) escalators!: string[];
  @ApiProperty({ type: () => TaskForceView }) taskForce!: TaskForceView;
  @ApiProperty({ type: () => InvestigationView }) investigation!: InvestigationView;
  @ApiProperty({ type: () => VerificationView }) verification!: VerificationView;
  @Text({ nullable: true }) remedy!: string | null;
  @Id({ nullable: true }) mergedIntoCaseId!: string | null;
  @ApiProperty({ type: () => CaseTotalsView }) totals!: CaseTotalsView;
  @SomeOf(caseEventTypes, { description: 'Possible in this state for the caller; whether something is missing says /next.' }) possibleEvents!: string[];
}

export class CaseRowView {
  @Id() id!: string;
  @Text() number!: string;
  @OneOf(caseStates) state!: string;
  @OneOf(riskLevels) riskLevel!: string;
  @Text() employerName!: string;
  @RegionCode() regionCode!: string;
  @Int() version!: number;
  @Int() workersReported!: number;
  @Instant() reportedAt!: string;
  @Instant({ nullable: true }) nextDueAt!: string | null;
  @Flag() overdue!: boolean;
  @Instant({ nullable: true }) suspendedAt!: string | null;
  @ApiProperty({ type: () => MilestonesView }) milestones!: MilestonesView;
  @Id({ nullable: true }) leadId!: string | null;
  @Id({ nullable: true }) supervisorId!: string | null;
}

export class CasePageView {
  @ApiProperty({ type: () => CaseRowView, isArray: true }) items!: CaseRowView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class BlockerOut {
  @Text() code!: string;
  @Text() message!: string;
  @Text({ nullable: true }) path!: string | null;
  @Flag() overridable!: boolean;
}

export class NextEventView {
  @OneOf(caseEventTypes) type!: string;
  @Flag() allowed!: boolean;
  @ApiProperty({ type: () => BlockerOut, isArray: true }) blockers!: BlockerOut[];
  @OneOf(caseStates, { nullable: true, description: 'Where it leads.' }) to!: string | null;
}

export class NextView {
  @ApiProperty({ type: () => NextEventView, isArray: true }) events!: NextEventView[];
}
