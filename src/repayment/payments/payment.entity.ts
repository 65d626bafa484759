import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { PaymentKind, PaymentMethod } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';

/** Money that arrived, or (`reversalOf`) the taking back of a payment. Rows are appended, never changed and never removed. */
@Entity('payments')
@Index(['caseId', 'seq'])
@Index(['caseId', 'paidOn'])
@Index(['caseId', 'reference'])
@Index(['importId', 'importRow', 'importAttempt'], { unique: true, where: 'import_id IS NOT NULL' })
export class Payment {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** Its place in the order in which things were recorded on the case; the rows of one import share it. */
  @ExactInteger()
  seq!: number;

  @Column('text')
  kind!: PaymentKind;

  @DateColumn()
  paidOn!: string;

  /** What reached the workers; of a reversal, what the payment it takes back had. */
  @ExactInteger()
  amountFen!: number;

  /** Withheld lawfully (tax, the worker's own share): settles what is owed as well. */
  @ExactInteger({ default: 0 })
  deductionsFen!: number;

  @Column('text')
  method!: PaymentMethod;

  @Column('text')
  reference!: string;

  /** Whom it names; null for a lump without names. */
  @Column('uuid', { array: true, nullable: true })
  workerIds!: string[] | null;

  /** Fingerprint of the account that a bank row paid into. */
  @Column('text', { nullable: true })
  accountIndex!: string | null;

  /** The employer pays a fund back what it advanced: it settles the debt and reaches no worker. */
  @Column('boolean', { default: false })
  recoversAdvance!: boolean;

  @DocumentIdsColumn('payment')
  documentIds!: string[];

  @Column('uuid', { nullable: true })
  importId!: string | null;

  /** The sheet's row. */
  @Column('int', { nullable: true })
  importRow!: number | null;

  /** Counts from 1: a row whose payment was reversed may be paid again. */
  @Column('int', { default: 1 })
  importAttempt!: number;

  @Index({ unique: true, where: 'reversal_of IS NOT NULL' })
  @ForeignKey(() => Payment)
  @Column('uuid', { nullable: true })
  reversalOf!: string | null;

  @Column('text', { nullable: true })
  reversalReason!: string | null;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
