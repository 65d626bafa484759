import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { InstantColumn } from '../../platform/database/columns.js';
import { Worker } from '../../roster/worker.entity.js';
import type { ReceiptOutcome, ReceiptWay } from '../domain/receipts.js';
import { Payment } from '../payments/payment.entity.js';

/** What a worker said about the receipt of a payment. Appended, never changed; the latest counts. */
@Entity('payment_receipts')
@Index(['paymentId', 'workerId', 'no'], { unique: true })
export class PaymentReceipt {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => Payment)
  @Column('uuid')
  paymentId!: string;

  @Index()
  @ForeignKey(() => Worker)
  @Column('uuid')
  workerId!: string;

  /** Counts from 1 within the payment and worker. */
  @Column('int')
  no!: number;

  @Column('text')
  outcome!: ReceiptOutcome;

  @Column('text')
  how!: ReceiptWay;

  /** When the worker said it. */
  @InstantColumn()
  confirmedAt!: Date;

  /** The paper the worker signed. */
  @DocumentIdsColumn('receipt')
  documentIds!: string[];

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
