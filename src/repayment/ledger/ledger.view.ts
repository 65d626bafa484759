import { ApiProperty } from '@nestjs/swagger';
import { claimKinds } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Int, OneOf, Text } from '../../platform/http/fields.js';
import { LateFeeAssessmentView } from '../late-fees/late-fees.dto.js';
import { PaymentView } from '../payments/payments.view.js';
import { InstalmentView } from '../plans/repayment-plans.view.js';

export class AmountsView {
  @Fen() claimedFen!: number;
  @Fen() verifiedFen!: number;
  @Fen({ description: 'Promised by agreed plans.' }) agreedFen!: number;
  @Fen() paidFen!: number;
  @Fen() waivedFen!: number;
  @Fen({ description: 'verified = paid + waived + outstanding' }) outstandingFen!: number;
  @Fen({ description: 'Due before today and not paid.' }) overdueFen!: number;
}

export class KindAmountsView extends AmountsView {
  @OneOf(claimKinds) kind!: string;
}

export class AgeingView {
  @Fen() notDue!: number;
  @Fen() d1to7!: number;
  @Fen() d8to30!: number;
  @Fen() d31to60!: number;
  @Fen() over60!: number;
}

export class LedgerView {
  @BusinessDate({ description: 'The day it is looked at.' }) asOf!: string;
  @ApiProperty({ type: () => AmountsView }) totals!: AmountsView;
  @ApiProperty({ type: () => KindAmountsView, isArray: true, description: 'Kinds somebody claims or is owed; the insurances each.' }) byKind!: KindAmountsView[];
  @ApiProperty({ type: () => AgeingView, description: 'What is outstanding by how long it has been due.' }) ageing!: AgeingView;
  @Int({ description: 'Of the oldest unpaid line.' }) daysPastDue!: number;
  @Fen({ description: 'Received and settling nothing yet, a fund’s advance too; payment by payment under /unapplied.' }) unappliedFen!: number;
  @Fen({ description: 'Went back to the payers.' }) returnedFen!: number;
  @Fen({ description: 'Reached workers from a fund, while the employer goes on owing it.' }) advancedFen!: number;
  @Fen({ description: 'Of what was paid, what repaid the fund.' }) advanceRecoveredFen!: number;
  @Fen({ description: 'Late fee on social insurance up to today, beyond what was assessed; explained under /late-fee-estimate.' }) lateFeeEstimateFen!: number;
  @ApiProperty({ type: () => LateFeeAssessmentView, isArray: true, description: 'Those that stand.' }) lateFeeAssessments!: LateFeeAssessmentView[];
  @ApiProperty({ type: () => InstalmentView, isArray: true, description: 'Of the plan in force.' }) instalments!: InstalmentView[];
  @ApiProperty({ type: () => PaymentView, isArray: true, description: 'The latest 200, newest first; all of them under /payments.' }) payments!: PaymentView[];
}

export class WorkerLedgerView extends AmountsView {
  @Id() workerId!: string;
  @Text({ description: 'Masked unless the case is yours.' }) name!: string;
  @Int() daysPastDue!: number;
  @ApiProperty({ type: () => KindAmountsView, isArray: true }) byKind!: KindAmountsView[];
}

export class WorkerLedgerPageView {
  @ApiProperty({ type: () => WorkerLedgerView, isArray: true }) items!: WorkerLedgerView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
