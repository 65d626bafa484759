import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { ExactInteger } from '../../platform/database/columns.js';

/**
 * What the employer of a case paid on one day of one kind, net of what was taken back: a sum of `payments` that grows with them
 * in the same transaction.
 */
@Entity('case_receipts')
@Index(['paidOn', 'caseId', 'kind', 'regionCode', 'supervisorId', 'countedFen', 'payments'])
export class CaseReceipt {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  @PrimaryColumn('date')
  paidOn!: string;

  /** As the payment says. */
  @PrimaryColumn('text')
  kind!: PaymentKind;

  /** With what was withheld lawfully, and without what a fund advanced. */
  @ExactInteger()
  countedFen!: number;

  /** How many rows: payments and reversals. */
  @Column('int')
  payments!: number;

  @Column('text')
  regionCode!: string;

  @Column('uuid', { nullable: true })
  supervisorId!: string | null;
}
