import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';
import type { ResolutionType } from '../domain/resolutions.js';
import { Payment } from './payment.entity.js';

/** What was decided about money that found nothing to settle, or (`reversalOf`) the taking back of such a decision. Appended, never changed. */
@Entity('payment_resolutions')
@Index(['caseId', 'seq'])
export class PaymentResolution {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Index()
  @ForeignKey(() => Payment)
  @Column('uuid')
  paymentId!: string;

  /** Its place in the order in which things were recorded on the case. */
  @ExactInteger()
  seq!: number;

  @Column('text')
  type!: ResolutionType;

  /** Of a reversal, what the decision it takes back had. */
  @ExactInteger()
  amountFen!: number;

  /** reallocate: what it pays now. */
  @Column('text', { nullable: true })
  kind!: PaymentKind | null;

  /** reallocate: whom it names, sorted; null for a lump without names. */
  @Column('uuid', { array: true, nullable: true })
  workerIds!: string[] | null;

  /** return: the day it went back, and the number of its slip. */
  @DateColumn({ nullable: true })
  returnedOn!: string | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('text')
  reason!: string;

  @DocumentIdsColumn('paymentResolution')
  documentIds!: string[];

  @Index({ unique: true, where: 'reversal_of IS NOT NULL' })
  @ForeignKey(() => PaymentResolution)
  @Column('uuid', { nullable: true })
  reversalOf!: string | null;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
