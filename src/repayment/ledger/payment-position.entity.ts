import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ExactInteger } from '../../platform/database/columns.js';

/**
 * Projection: what of a payment settled something, found nothing to settle, or went back. No row, as of a reversed one, means nothing of any.
 * Read and written by the thousand, hence without a key to the payment.
 */
@Entity('payment_positions')
export class PaymentPosition {
  @PrimaryColumn('uuid')
  paymentId!: string;

  @Index()
  @Column('uuid')
  caseId!: string;

  /** Of a fund's advance, what it reached. */
  @ExactInteger()
  appliedFen!: number;

  @ExactInteger()
  unappliedFen!: number;

  @ExactInteger()
  returnedFen!: number;
}
