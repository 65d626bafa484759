import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { ExactInteger } from '../../platform/database/columns.js';

/** Which rule the projections of a case are to follow. It is raised when allocation or what is projected changes, and when an earlier release may have left any behind. */
export const LEDGER_RULE = 3;

/**
 * Tells by which rule the projections of a case's ledger were written. A case with another one, or with none, is answered from a
 * replay until its projections are written anew.
 */
@Entity('ledger_heads')
export class LedgerHead {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  @Index()
  @Column('int')
  rule!: number;

  /** Projection: received and settling nothing. */
  @ExactInteger()
  unappliedFen!: number;

  /** Projection: went back to the payers. */
  @ExactInteger()
  returnedFen!: number;
}
