import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { DateColumn, ExactInteger, InstantColumn } from '../platform/database/columns.js';

/** The late fee as the collector assessed it: an obligation of the employer to the fund, to no single worker. */
@Entity('late_fee_assessments')
@Index(['caseId', 'reference'], { unique: true })
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

  /** The day up to which the collector counted. */
  @DateColumn()
  assessedOn!: string;

  /** The collector's number of the assessment. */
  @Column('text')
  reference!: string;

  @Column('uuid', { array: true })
  documentIds!: string[];

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
