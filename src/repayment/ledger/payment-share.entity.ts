import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ExactInteger } from '../../platform/database/columns.js';

/**
 * What a payment put into one worker's hand: a projection of the replayed ledger, rewritten in the transaction of everything that
 * moves it. A payment that was reversed has none.
 */
@Entity('payment_shares')
@Index(['caseId', 'workerId'])
export class PaymentShareRow {
  @PrimaryColumn('uuid')
  paymentId!: string;

  @PrimaryColumn('uuid')
  workerId!: string;

  @Column('uuid')
  caseId!: string;

  @ExactInteger()
  amountFen!: number;
}
