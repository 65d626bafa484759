import { ApiProperty } from '@nestjs/swagger';
import { insuranceKinds, type InsuranceKind } from '../../cases/domain/vocabulary.js';
import { FigureValueView } from '../../legal-figures/legal-figures.dto.js';
import { BusinessDate, Fen, Flag, Id, Ids, Instant, Int, OneOf, SomeOf, Text } from '../../platform/http/fields.js';
import { VoidView } from '../adjustments/ledger-voids.dto.js';

export class LateFeeAssessmentBody {
  @Fen({ positive: true })
  amountFen!: number;

  @BusinessDate({ description: 'The day up to which the collector counted; not in the future, nor before the first month for which insurance is owed. The amount is that of the days since the standing assessments of these insurances.' })
  assessedOn!: string;

  @Text({ max: 200, description: 'The collector’s number of the assessment.' })
  reference!: string;

  @SomeOf(insuranceKinds, { optional: true, min: 1, description: 'The insurances it was reckoned on; all four without it.' })
  kinds?: InsuranceKind[];

  @Flag({ optional: true, description: 'The collector assessed another amount for days that a standing assessment counts; without it such an assessment is refused (`daysAssessedAlready`).' })
  besides?: boolean;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];
}

export class LateFeeAssessmentView {
  @Id() id!: string;
  @Fen() amountFen!: number;
  @BusinessDate() assessedOn!: string;
  @Text() reference!: string;
  @SomeOf(insuranceKinds) kinds!: string[];
  @Ids() documentIds!: string[];
  @Id() recordedById!: string;
  @Instant() recordedAt!: string;
  @ApiProperty({ type: () => VoidView, nullable: true, description: 'Taken back: it is owed no more.' }) voided!: VoidView | null;
}

export class LateFeeAssessmentsView {
  @ApiProperty({ type: () => LateFeeAssessmentView, isArray: true, description: 'As they were recorded, those taken back with them.' }) items!: LateFeeAssessmentView[];
}

export class DeferralAgreementBody {
  @Text({ max: 200, description: 'The collector’s number of the agreement.' })
  reference!: string;

  @BusinessDate({ description: 'Not in the future, nor before 1995-01-01.' })
  agreedOn!: string;

  @BusinessDate({ description: 'The first day for which payment is deferred; not before 1995-01-01.' })
  fromOn!: string;

  @BusinessDate({ description: 'The last one.' })
  toOn!: string;

  @SomeOf(insuranceKinds, { optional: true, min: 1, description: 'All four without it.' })
  kinds?: InsuranceKind[];

  @Text({ optional: true, max: 500, description: 'What secures it.' })
  security?: string;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];
}

export class DeferralAgreementView {
  @Id() id!: string;
  @Text() reference!: string;
  @BusinessDate() agreedOn!: string;
  @BusinessDate() fromOn!: string;
  @BusinessDate() toOn!: string;
  @SomeOf(insuranceKinds) kinds!: string[];
  @Text({ nullable: true }) security!: string | null;
  @Ids() documentIds!: string[];
  @Flag({ description: 'It stops the late fee while it runs, by the figure `deferralStopsLateFee`.' }) stopsLateFee!: boolean;
  @Flag({ description: 'It runs for more than a year, which the rules as a rule do not allow.' }) longerThanAYear!: boolean;
  @Id() recordedById!: string;
  @Instant() recordedAt!: string;
  @ApiProperty({ type: () => VoidView, nullable: true }) voided!: VoidView | null;
}

export class DeferralAgreementsView {
  @ApiProperty({ type: () => DeferralAgreementView, isArray: true, description: 'As they were recorded, those taken back with them.' }) items!: DeferralAgreementView[];
  @ApiProperty({ type: () => FigureValueView, nullable: true, description: 'The rule by which an agreement stops the fee.' }) rule!: FigureValueView | null;
}

export class LateFeePeriodView {
  @BusinessDate() from!: string;
  @BusinessDate({ description: 'The last day, included.' }) to!: string;
  @Int() days!: number;
  @Fen() principalFen!: number;
  @Int({ description: 'Parts of 100,000 for each day: 50 is 0.05 %.' }) per100000!: number;
  @OneOf(['runs', 'assessed', 'deferred', 'noRate'], { description: '`runs`: it costs; `assessed`: the collector has counted these days; `deferred`: an agreement stops it.' }) reason!: string;
  @Id({ nullable: true, description: 'The assessment or agreement.' }) stoppedBy!: string | null;
  @Fen() feeFen!: number;
}

export class LateFeeLineView {
  @OneOf(insuranceKinds) kind!: string;
  @BusinessDate({ description: 'The first day in arrears: the first of the month after the period.' }) arrearsFrom!: string;
  @Fen({ description: 'What was owed of the kind for the period, by all workers together.' }) principalFen!: number;
  @ApiProperty({ type: () => LateFeePeriodView, isArray: true, description: 'Oldest first; none once it is paid.' }) periods!: LateFeePeriodView[];
  @Fen({ description: 'The sum of its periods.' }) feeFen!: number;
}

export class LateFeeEstimateView {
  @BusinessDate({ description: 'Counted up to and including this day.' }) asOf!: string;
  @Fen({ description: 'The sum of all lines, beyond what was assessed.' }) totalFen!: number;
  @Fen({ description: 'Outstanding insurance without a period: no fee can be estimated on it.' }) withoutPeriodFen!: number;
  @ApiProperty({ type: () => FigureValueView, isArray: true, description: 'The rates through time, oldest first.' }) rates!: FigureValueView[];
  @ApiProperty({ type: () => LateFeeLineView, isArray: true, description: 'By insurance and period, as the collector counts.' }) items!: LateFeeLineView[];
}
