import { ApiProperty } from '@nestjs/swagger';
import { Fen, Flag, Id, Ids, Int, OneOf, Text } from '../../platform/http/fields.js';
import { ImportRowView, ImportSummaryView } from '../../imports/sheet-import.view.js';
import { paymentKinds } from '../../cases/domain/vocabulary.js';

export const paymentVerdicts = ['matched', 'rejectedByBank', 'unmatched', 'duplicate', 'notOfCase'] as const;

export class PaymentImportRowView extends ImportRowView {
  @OneOf(paymentVerdicts) verdict!: string;
  @Id({ nullable: true, description: 'The worker who was, or should have been, paid.' }) workerId!: string | null;
  @Fen({ nullable: true }) amountFen!: number | null;
  @Text({ nullable: true, description: 'Code of why it was not matched or not paid.' }) reason!: string | null;
  @Text({ nullable: true }) reasonText!: string | null;
  @Ids({ description: 'Whom people may choose among, when it was not matched.' }) candidates!: string[];
  @Flag({ description: 'Matched by hand.' }) byHand!: boolean;
  @Id({ nullable: true, description: 'samePayment: the payment that was recorded before.' }) duplicateOfPayment!: string | null;
  @Int({ nullable: true, description: 'sameRow: the earlier row of this file.' }) duplicateOfRow!: number | null;
}

export class PaymentImportTotalsView {
  @Int() matchedRows!: number;
  @Fen() matchedFen!: number;
  @Int() rejectedRows!: number;
  @Fen() rejectedFen!: number;
  @Int() unmatchedRows!: number;
  @Fen() unmatchedFen!: number;
  @Int() duplicateRows!: number;
  @Int({ description: 'Said by hand to pay for something else.' }) notOfCaseRows!: number;
}

export class PaymentImportView extends ImportSummaryView {
  @OneOf(paymentKinds) kind!: string;
  @ApiProperty({ type: () => PaymentImportTotalsView }) totals!: PaymentImportTotalsView;
  @ApiProperty({ type: () => PaymentImportRowView, isArray: true }) rows!: PaymentImportRowView[];
}
