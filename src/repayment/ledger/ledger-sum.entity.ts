import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { ExactInteger } from '../../platform/database/columns.js';

/** Projection: what all obligations of one kind and period of a case come to. What is outstanding follows: verified − paid − waived. */
@Entity('ledger_sums')
export class LedgerSumRow {
  @PrimaryColumn('uuid')
  caseId!: string;

  @PrimaryColumn('text')
  kind!: ClaimKind;

  /** The period's last month, `YYYY-MM`; empty when none is known. */
  @PrimaryColumn('text')
  month!: string;

  @ExactInteger()
  claimedFen!: number;

  @ExactInteger()
  undecidedFen!: number;

  /** How many are claimed and not decided. */
  @Column('int')
  undecided!: number;

  @ExactInteger()
  verifiedFen!: number;

  @ExactInteger()
  agreedFen!: number;

  @ExactInteger()
  paidFen!: number;

  @ExactInteger()
  waivedFen!: number;

  @ExactInteger()
  advancedFen!: number;

  /** Of what was paid, what repaid a fund's advance. */
  @ExactInteger()
  recoveredFen!: number;

  /** How many have anything outstanding. */
  @Column('int')
  unsettled!: number;
}
