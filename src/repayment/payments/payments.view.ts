import { ApiProperty } from '@nestjs/swagger';
import { claimKinds, paymentKinds, paymentMethods } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Ids, Instant, Int, OneOf, Text } from '../../platform/http/fields.js';

export class PaymentView {
  @Id() id!: string;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() paidOn!: string;
  @Fen({ description: 'Of a reversal, what the payment it takes back had.' }) amountFen!: number;
  @Fen() deductionsFen!: number;
  @OneOf(paymentMethods) method!: string;
  @Text() reference!: string;
  @Ids({ nullable: true }) workerIds!: string[] | null;
  @Ids({ description: 'The slip.' }) documentIds!: string[];
  @Id({ nullable: true }) importId!: string | null;
  @Int({ nullable: true, description: 'The sheet’s row.' }) importRow!: number | null;
  @Fen({ description: 'What it settled; of a fund’s advance, what it reached.' }) appliedFen!: number;
  @Fen({ description: 'What found nothing to settle. amount + deductions = applied + unapplied + returned, unless it was reversed.' }) unappliedFen!: number;
  @Fen({ description: 'Went back to the payer.' }) returnedFen!: number;
  @Flag({ description: 'It repays a fund’s advance.' }) recoversAdvance!: boolean;
  @Id({ nullable: true }) reversalOf!: string | null;
  @Id({ nullable: true }) reversedBy!: string | null;
  @Text({ nullable: true }) reversalReason!: string | null;
  @Id() recordedById!: string;
  @Instant() recordedAt!: string;
}

export class PaymentSumView {
  @Int() count!: number;
  @Fen({ description: 'What came in, without what was deducted.' }) amountFen!: number;
}

export class PaymentPageView {
  @ApiProperty({ type: () => PaymentSumView, description: 'Of all that stand, on whatever page: neither taken back nor taking one back.' }) standing!: PaymentSumView;
  @ApiProperty({ type: () => PaymentView, isArray: true }) items!: PaymentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class PaymentPartInstalmentView {
  @Int() no!: number;
  @BusinessDate({ description: 'When it counts as due.' }) dueOn!: string;
}

export class PaymentPartView {
  @OneOf(claimKinds) kind!: string;
  @ApiProperty({ type: () => PaymentPartInstalmentView, nullable: true, description: 'Null beyond what the plan promises.' }) instalment!: PaymentPartInstalmentView | null;
  @Fen() amountFen!: number;
  @Int({ description: 'Whom it reaches there; 0 for what is owed to no single worker.' }) workers!: number;
}

/** What a payment would do, before it is written. */
export class PaymentPreviewView {
  @ApiProperty({ type: () => PaymentPartView, isArray: true, description: 'What it would settle; of a fund’s advance, what it would reach.' }) parts!: PaymentPartView[];
  @Fen() appliedFen!: number;
  @Fen({ description: 'Would find nothing to settle, and wait for a decision.' }) unappliedFen!: number;
  @Fen({ description: 'Of the whole case.' }) outstandingBeforeFen!: number;
  @Fen() outstandingAfterFen!: number;
  @Fen() overdueBeforeFen!: number;
  @Fen() overdueAfterFen!: number;
}
