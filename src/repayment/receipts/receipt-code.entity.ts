import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';
import { Worker } from '../../roster/worker.entity.js';
import { Payment } from '../payments/payment.entity.js';

/** A one-time code that was told to a worker, to be said back as proof that the money arrived. */
@Entity('receipt_codes')
@Index(['paymentId', 'workerId', 'issuedAt'])
export class ReceiptCode {
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

  /** A keyed fingerprint under the code's own id: the code itself is nowhere. */
  @Column('text')
  fingerprint!: string;

  @Column('uuid')
  issuedById!: string;

  @InstantColumn()
  issuedAt!: Date;

  @Index()
  @InstantColumn()
  expiresAt!: Date;

  /** Wrong ones so far. */
  @Column('int', { default: 0 })
  attempts!: number;

  /** When it was said back, or another one took its place. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
