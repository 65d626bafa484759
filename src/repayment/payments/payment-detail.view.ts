import { ApiProperty } from '@nestjs/swagger';
import { ReceiptPageView } from '../receipts/receipts.view.js';
import { ResolutionView } from './payment-resolutions.view.js';
import { PaymentView } from './payments.view.js';

export class PaymentDetailView {
  @ApiProperty({ type: () => PaymentView }) payment!: PaymentView;
  @ApiProperty({ type: () => PaymentView, nullable: true, description: 'The row that took it back.' }) reversal!: PaymentView | null;
  @ApiProperty({ type: () => PaymentView, nullable: true, description: 'Of a reversal: the payment that it takes back.' }) reverses!: PaymentView | null;
  @ApiProperty({ type: () => ReceiptPageView, description: 'Each worker’s share and what the worker said; more by …/receipts with `paymentId` and the cursor.' }) receipts!: ReceiptPageView;
  @ApiProperty({ type: () => ResolutionView, isArray: true, description: 'What was decided about what it had unapplied, oldest first.' }) resolutions!: ResolutionView[];
}
