import { Entity, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { DateColumn, ExactInteger } from '../../platform/database/columns.js';

/** Projection: what was paid on one day towards the social insurance of one period; it lessens what bears a late fee. */
@Entity('insurance_payments')
export class InsurancePaymentRow {
  @PrimaryColumn('uuid')
  caseId!: string;

  @PrimaryColumn('text')
  kind!: ClaimKind;

  /** The period's last month, `YYYY-MM`; empty when none is known. */
  @PrimaryColumn('text')
  month!: string;

  @DateColumn({ primary: true })
  paidOn!: string;

  @ExactInteger()
  amountFen!: number;
}
