import { BusinessDate, Id, Ids, Instant, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { type ReceiptOutcome, receiptOutcomes, type ReceiptState, receiptStates, type ReceiptWay, receiptWays } from '../domain/receipts.js';

export class ReceiptBody {
  @Id()
  workerId!: string;

  @OneOf(receiptOutcomes, { optional: true, description: 'Default received; notReceived opens an item that the supervisor must answer before the case is closed.' })
  outcome?: ReceiptOutcome;

  @OneOf(receiptWays, { description: 'signature: with the signed paper; code: with the code that the worker was told; call.' })
  how!: ReceiptWay;

  @Instant({ description: 'When the worker said it. Not in the future.' })
  confirmedAt!: string;

  @Text({ optional: true, max: 20, description: 'code: what the worker said back.' })
  code?: string;

  @Ids({ optional: true, max: 50, description: 'The paper the worker signed.' })
  documentIds?: string[];

  @Text({ optional: true, max: 2000, description: 'Such as who called whom.' })
  note?: string;
}

export class ReceiptCodeBody {
  @Id({ description: 'Whom the payment reached.' })
  workerId!: string;
}

export class ReceiptListQuery extends PageQuery {
  @OneOf(receiptStates, { optional: true, description: 'unconfirmed: whoever said nothing yet.' })
  state?: ReceiptState;

  @Id({ optional: true })
  paymentId?: string;

  @Id({ optional: true })
  workerId?: string;

  @Id({ optional: true, description: 'Payments of one bank file.' })
  importId?: string;

  @BusinessDate({ optional: true, description: 'Payments of this day or earlier.' })
  paidUntil?: string;
}
