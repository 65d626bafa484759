import { ApiProperty } from '@nestjs/swagger';
import { Fen, Flag, Id, Instant, Int, OneOf, RegionCode, SomeOf, Text, Texts } from '../platform/http/fields.js';
import { caseEventTypes } from './domain/case-events.js';
import { standings } from './case-standing.js';
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
  @OneOf(standings, { description: 'What the caller is to the case: who may only look is an onlooker; a supervisor may do what the lead may.' }) standing!: string;
  @SomeOf(caseEventTypes, { description: 'Possible in this state for the caller; whether something is missing says /next.' }) possibleEvents!: string[];
}

export class BlockerOut {
  @Text() code!: string;
  @Text() message!: string;
  @Text({ nullable: true }) path!: string | null;
  @Flag() overridable!: boolean;
}

export class NextClockView {
  @Text() rule!: string;
  @Text({ description: 'As people call it.' }) name!: string;
  @Instant() startedAt!: string;
  @Instant() dueAt!: string;
  @Text({ description: 'How much is left, or how far over it is, in words.' }) remainingText!: string;
}

export class MissingView {
  @OneOf(caseEventTypes, { description: 'The event that takes the case to its next stage.' }) event!: string;
  @Int({ description: 'How many things are missing for it.' }) count!: number;
  @ApiProperty({ type: () => BlockerOut, nullable: true, description: 'The first of them; null when nothing is.' }) first!: BlockerOut | null;
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
  @ApiProperty({ type: () => NextClockView, nullable: true, description: 'The clock behind nextDueAt.' }) nextClock!: NextClockView | null;
  @ApiProperty({ type: () => MissingView, nullable: true, description: 'What stands in the way of the next stage; null for a case that has ended.' }) missing!: MissingView | null;
  @Texts({ description: 'Departments that have still to acknowledge or reply.' }) waitingFor!: string[];
  @ApiProperty({ type: () => CaseTotalsView }) totals!: CaseTotalsView;
  @ApiProperty({ type: () => PersonView, nullable: true }) lead!: PersonView | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) supervisor!: PersonView | null;
  @Id({ nullable: true }) leadId!: string | null;
  @Id({ nullable: true }) supervisorId!: string | null;
}

export class CasePageView {
  @ApiProperty({ type: () => CaseRowView, isArray: true }) items!: CaseRowView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class ClockToComeView {
  @Text() rule!: string;
  @Text() name!: string;
  @Instant({ nullable: true, description: 'Null while the case is suspended.' }) dueAt!: string | null;
}

export class ConsequenceView {
  @Text() code!: string;
  @Text() text!: string;
}

export class ConsequencesView {
  @ApiProperty({ type: () => ClockToComeView, nullable: true, description: 'The clock that would start, and when it would be due.' }) nextClock!: ClockToComeView | null;
  @ApiProperty({ type: () => PersonView, isArray: true, description: 'Who would be told.' }) tells!: PersonView[];
  @ApiProperty({ type: () => ConsequenceView, isArray: true, description: 'What else would happen, in sentences.' }) also!: ConsequenceView[];
}

export class NextEventView {
  @OneOf(caseEventTypes) type!: string;
  @Flag() allowed!: boolean;
  @ApiProperty({ type: () => BlockerOut, isArray: true }) blockers!: BlockerOut[];
  @OneOf(caseStates, { nullable: true, description: 'Where it leads.' }) to!: string | null;
  @ApiProperty({ type: () => ConsequencesView, description: 'What would follow if it were done now.' }) consequences!: ConsequencesView;
}

export class NextView {
  @ApiProperty({ type: () => NextEventView, isArray: true }) events!: NextEventView[];
}

export class CaseFiguresView {
  @Int({ description: 'Cases that have not ended.' }) open!: number;
  @Int({ description: 'Whose next clock is due today and has not run out.' }) dueToday!: number;
  @Int() overdue!: number;
  @Int({ description: 'That wait for a department to acknowledge or reply.' }) waiting!: number;
}

export class WorklistFiguresView {
  @ApiProperty({ type: () => CaseFiguresView, description: 'Of every open case the caller may see.' }) all!: CaseFiguresView;
  @ApiProperty({ type: () => CaseFiguresView, description: 'Of those the caller leads, works on or supervises.' }) mine!: CaseFiguresView;
}
