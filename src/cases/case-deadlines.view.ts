import { ApiProperty } from '@nestjs/swagger';
import { roles } from '../auth/roles.js';
import { BusinessDate, Flag, Id, Ids, Instant, Int, OneOf, Text } from '../platform/http/fields.js';

const UNITS = ['hours', 'workingDays', 'naturalDays', 'months', 'years', 'agreedDate'] as const;
/** A clock of twenty years, in ms. */
const LONGEST_MS = 1_000_000_000_000;

export class ExplanationView {
  @Text() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params!: Record<string, unknown>;
  @Text() text!: string;
}

export class StepRecipientView {
  @Id() id!: string;
  @Text() name!: string;
  @OneOf(roles) role!: string;
}

export class StepView {
  @Text() step!: string;
  @Text() name!: string;
  @Int({ description: 'A change of the due time begins a new generation of steps.' }) generation!: number;
  @Instant({ description: 'When it is reached, or was; of an earlier generation, when it fired.' }) at!: string;
  @Instant({ nullable: true, description: 'When people were told; null while it is still to come.' }) firedAt!: string | null;
  @Ids({ description: 'Whom it was told.' }) recipientIds!: string[];
  @ApiProperty({ type: () => StepRecipientView, isArray: true, description: 'Whom it was told.' }) recipients!: StepRecipientView[];
  @ApiProperty({ type: String, isArray: true, description: 'Whom it is for: holder, lead, supervisor, departmentHead, regionLeader, employerContact, hrssHead.' }) roles!: string[];
  @Text({ description: 'Who was told, or will be.' }) text!: string;
}

export class LegalBasisView {
  @Text() source!: string;
  @Text({ nullable: true }) article!: string | null;
}

export class PauseView {
  @Instant() from!: string;
  @Instant({ nullable: true, description: 'Null while the clock stands still.' }) to!: string | null;
}

export class ExtensionView {
  @Int() length!: number;
  @OneOf(UNITS) unit!: string;
  @Instant() grantedAt!: string;
  @Text({ nullable: true }) reason!: string | null;
  @Text() text!: string;
}

/** A clock and how it is reckoned, without whom it tells. */
export class ClockView {
  @Id() id!: string;
  @Text() rule!: string;
  @Text() name!: string;
  @Text({ nullable: true, description: 'Of the clock of a referral, the department that was asked.' }) department!: string | null;
  @Text({ description: 'The version of the rule it runs under.' }) ruleVersion!: string;
  @Text({ description: 'The version of the calendar it is counted by.' }) calendarVersion!: string;
  @ApiProperty({ type: () => LegalBasisView }) basis!: LegalBasisView;
  @OneOf(['primary', 'secondary', 'known', 'policy'], { nullable: true, description: 'How sure the source of the rule is: read in the primary text, in a secondary one, known but unseen, or the office’s own.' }) confidence!: string | null;
  @OneOf(['due', 'expired'], { description: 'A target, or a right or power that ends by law.' }) effect!: string;
  @Flag({ description: 'More time can be asked for.' }) extendable!: boolean;
  @Int() length!: number;
  @OneOf(UNITS) unit!: string;
  @Text({ description: 'What it is for: case, referral, instalment, legalEvent.' }) subject!: string;
  @Id() subjectId!: string;
  @OneOf(['running', 'suspended', 'met', 'cancelled']) state!: string;
  @OneOf(['policy', 'statutory']) nature!: string;
  @Instant() startedAt!: string;
  @BusinessDate({ nullable: true, description: 'The day that was agreed, for the unit agreedDate.' }) agreedOn!: string | null;
  @Instant({ nullable: true, description: 'The last instant in time; null while suspended.' }) dueAt!: string | null;
  @Flag({ description: 'Rests on a year whose notice is not known yet.' }) provisional!: boolean;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Flag() overdue!: boolean;
  @Int({ nullable: true, max: LONGEST_MS, description: 'Counted ms that are left: office hours for clocks in working days. Null once it has ended.' }) remainingMs!: number | null;
  @Text({ nullable: true, description: 'How much is left, or how far over it is, in words. Null once it has ended.' }) remainingText!: string | null;
  @Int({ nullable: true, max: LONGEST_MS, description: 'Ms past the last instant, now or when it was met; null when in time.' }) overdueMs!: number | null;
  @Int() generation!: number;
  @ApiProperty({ type: () => PauseView, isArray: true }) pauses!: PauseView[];
  @ApiProperty({ type: () => ExtensionView, isArray: true }) extensions!: ExtensionView[];
  @ApiProperty({ type: () => ExplanationView, isArray: true }) explanation!: ExplanationView[];
}

export class DeadlineView extends ClockView {
  @ApiProperty({ type: () => StepView, isArray: true, description: 'Those that fired, in that order, then those to come.' }) steps!: StepView[];
}

export class DeadlinesView {
  @ApiProperty({ type: () => DeadlineView, isArray: true }) items!: DeadlineView[];
}
