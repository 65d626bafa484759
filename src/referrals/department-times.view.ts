import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Flag, Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';
import { referralStates } from './domain/referral-transitions.js';
import { ReferralDepartmentView } from './referral.view.js';

/** Each count opens its rows: `/department-times/referrals` with the same period, the department and `figure`. */
export class DepartmentFiguresView {
  @Int({ description: 'Sent in the period.' }) sent!: number;
  @Int({ description: 'Of those acknowledged, by a reply too.' }) acknowledged!: number;
  @Int({ description: 'Of those acknowledged when the time for it had passed.' }) acknowledgedLate!: number;
  @Int({ description: 'Of those replied to.' }) replied!: number;
  @Int({ description: 'Of those whose first reply came when the time for it had passed.' }) repliedLate!: number;
  @Int({ description: 'Of those declined, whatever became of them.' }) declined!: number;
  @Int({ description: 'Of those that wait for the department now.' }) open!: number;
  @Int({ description: 'Of these, with a clock that has passed.' }) overdue!: number;
  @Int({ nullable: true, description: 'Minutes from sending to acknowledging by the wall clock: half took no longer. Null when none was. Opened with figure=acknowledged.' }) acknowledgeMinutes!: number | null;
  @Int({ nullable: true, description: 'Minutes from sending to the first reply, likewise. Opened with figure=replied.' }) replyMinutes!: number | null;
}

export class DepartmentTimesView extends DepartmentFiguresView {
  @ApiProperty({ type: () => ReferralDepartmentView }) department!: ReferralDepartmentView;
}

export class DepartmentTimesListView {
  @BusinessDate() from!: string;
  @BusinessDate() to!: string;
  @ApiProperty({ type: () => DepartmentFiguresView, description: 'Of all departments together. A referral that was ruled away counts for both.' }) totals!: DepartmentFiguresView;
  @ApiProperty({ type: () => DepartmentTimesView, isArray: true, description: 'The slowest to reply first, those without a reply before them.' }) items!: DepartmentTimesView[];
}

/** A referral as far as it lay with one department. */
export class DepartmentReferralView {
  @Id({ description: 'Of the row: a referral that was ruled away has two.' }) id!: string;
  @Id() referralId!: string;
  @Id() caseId!: string;
  @Text() caseNumber!: string;
  @Text() employerName!: string;
  @Text({ max: 8000 }) request!: string;
  @ApiProperty({ type: () => ReferralDepartmentView }) department!: ReferralDepartmentView;
  @ApiProperty({ type: () => ReferralDepartmentView, nullable: true, description: 'Whom it was ruled to since; null while it lies with the department, or ended there.' }) ruledTo!: ReferralDepartmentView | null;
  @OneOf(referralStates, { description: 'Of the referral now, with whomever it lies.' }) state!: string;
  @Instant() sentAt!: string;
  @Instant({ nullable: true }) acknowledgedAt!: string | null;
  @Instant({ nullable: true, description: 'The last instant in time; null while the case is suspended, and of what was ruled away before.' }) acknowledgeBy!: string | null;
  @Int({ nullable: true, description: 'By the wall clock, from sending.' }) acknowledgeMinutes!: number | null;
  @Flag() acknowledgedLate!: boolean;
  @Instant({ nullable: true, description: 'The first reply.' }) repliedAt!: string | null;
  @Instant({ nullable: true, description: 'Of the first reply, likewise.' }) replyBy!: string | null;
  @Int({ nullable: true }) replyMinutes!: number | null;
  @Flag() repliedLate!: boolean;
  @Instant({ nullable: true }) declinedAt!: string | null;
  @Flag({ description: 'It waits for the department.' }) open!: boolean;
  @Instant({ nullable: true, description: 'When what it waits for is due.' }) nextDueAt!: string | null;
  @Flag() overdue!: boolean;
}

export class DepartmentReferralPageView {
  @BusinessDate() from!: string;
  @BusinessDate() to!: string;
  @ApiProperty({ type: () => DepartmentReferralView, isArray: true, description: 'What took longest, or has waited longest, first; of `sent` and `declined` what was sent last.' }) items!: DepartmentReferralView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
