import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { InsuranceKind } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';

/** The late fee as the collector assessed it: an obligation of the employer to the fund, to no single worker. A mistaken one is taken back by a `LedgerVoid`. */
@Entity('late_fee_assessments')
@Index(['caseId', 'seq'])
export class LateFeeAssessment {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ExactInteger()
  seq!: number;

  @ExactInteger()
  amountFen!: number;

  /** The insurances it was reckoned on. */
  @Column('text', { array: true })
  kinds!: InsuranceKind[];

  /** The day up to which the collector counted. */
  @DateColumn()
  assessedOn!: string;

  /** The collector's number of the assessment; one that was taken back may be recorded anew under the same. */
  @Column('text')
  reference!: string;

  @DocumentIdsColumn('lateFee')
  documentIds!: string[];

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
