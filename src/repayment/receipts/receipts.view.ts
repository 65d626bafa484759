import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../../cases/case.view.js';
import { paymentKinds, paymentMethods } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Ids, Instant, Int, OneOf, Text } from '../../platform/http/fields.js';
import { receiptOutcomes, receiptStates, receiptWays } from '../domain/receipts.js';

export class ReceiptView {
  @Id() id!: string;
  @Id() paymentId!: string;
  @Id() workerId!: string;
  @OneOf(receiptOutcomes) outcome!: string;
  @OneOf(receiptWays) how!: string;
  @Instant() confirmedAt!: string;
  @Ids() documentIds!: string[];
  @Text({ nullable: true, description: 'Null unless the case is yours.' }) note!: string | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
}

export class ReceiptCodeView {
  @Id() id!: string;
  @Text({ description: 'Six digits, told once: say or show them to the worker, who says them back.' }) code!: string;
  @Instant() expiresAt!: string;
  @Int({ description: 'Wrong answers that are allowed.' }) attempts!: number;
}

export class ShareReceiptView {
  @Id() paymentId!: string;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() paidOn!: string;
  @OneOf(paymentMethods) method!: string;
  @Id({ nullable: true }) importId!: string | null;
  @Int({ nullable: true }) importRow!: number | null;
  @Ids({ description: 'The slip.' }) documentIds!: string[];
  @Id() workerId!: string;
  @Text({ description: 'Masked unless the case is yours.' }) workerName!: string;
  @Fen({ description: 'What the payment put into this worker’s hand.' }) amountFen!: number;
  @OneOf(receiptStates) state!: string;
  @ApiProperty({ type: () => ReceiptView, nullable: true, description: 'What the worker said last.' }) receipt!: ReceiptView | null;
  @Id({ nullable: true, description: 'Of notReceived: the item that waits for the supervisor’s answer.' }) openItemId!: string | null;
}

export class ReceiptCountsView {
  @Int() unconfirmed!: number;
  @Int() received!: number;
  @Int() notReceived!: number;
}

export class ReceiptAmountsView {
  @Fen() unconfirmedFen!: number;
  @Fen() receivedFen!: number;
  @Fen() notReceivedFen!: number;
}

export class ReceiptPageView {
  @ApiProperty({ type: () => ReceiptCountsView, description: 'Of everything that the filter picks, whatever its state.' }) counts!: ReceiptCountsView;
  @ApiProperty({ type: () => ReceiptAmountsView, description: 'What they sum up to.' }) amounts!: ReceiptAmountsView;
  @ApiProperty({ type: () => ShareReceiptView, isArray: true, description: 'Newest payment first.' }) items!: ShareReceiptView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
