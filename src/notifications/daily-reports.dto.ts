import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { caseStates } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Instant, Int, OneOf, Text } from '../platform/http/fields.js';

export class DailyReportView {
  @Id() id!: string;
  @BusinessDate() reportOn!: string;
  @Instant({ description: 'Where the report before ended; for the first one, when the case turned red.' }) coversFrom!: string;
  @Instant() at!: string;
  @Text({ description: 'As it was told.' }) text!: string;
  @Flag({ description: '零报告.' }) nothingHappened!: boolean;
  @OneOf(caseStates, { description: 'Where the case stood.' }) state!: string;
  @Int({ description: 'What people did since the report before, as entries of the timeline.' }) entries!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } }) entriesByType!: Record<string, number>;
  @Int() visits!: number;
  @Int() workersAdded!: number;
  @Int() claimsDecided!: number;
  @Int({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, description: 'Fen paid, less what was taken back; may be below zero.' }) paidFen!: number;
  @Fen() outstandingFen!: number;
  @Int() overdueClocks!: number;
  @Int() openReferrals!: number;
  @Instant({ nullable: true }) nextDueAt!: string | null;
  @Text({ nullable: true, description: 'The rule of the clock that is due next.' }) nextDueRule!: string | null;
  @ApiProperty({ type: () => PersonView, isArray: true, description: 'Whom it was told.' }) recipients!: PersonView[];
}

export class DailyReportPageView {
  @ApiProperty({ type: () => DailyReportView, isArray: true }) items!: DailyReportView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
