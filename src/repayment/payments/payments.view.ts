import { ApiProperty } from '@nestjs/swagger';
import { paymentKinds, paymentMethods } from '../../cases/domain/vocabulary.js';
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

export class PaymentPageView {
  @ApiProperty({ type: () => PaymentView, isArray: true }) items!: PaymentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
