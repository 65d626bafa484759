import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { ExactInteger } from '../../platform/database/columns.js';

/**
 * How one obligation (a claim, or an assessed late fee) stands: a projection of the replayed ledger, rewritten in the
 * transaction of everything that moves it. No row means that nothing was promised, paid or waived.
 */
@Entity('ledger_positions')
@Index(['caseId', 'workerId'])
export class LedgerPosition {
  @PrimaryColumn('uuid')
  obligationId!: string;

  @Column('uuid')
  caseId!: string;

  @Column('uuid', { nullable: true })
  workerId!: string | null;

  @Column('text')
  kind!: ClaimKind;

  @ExactInteger()
  agreedFen!: number;

  @ExactInteger()
  paidFen!: number;

  @ExactInteger()
  waivedFen!: number;

  /** Advanced by a fund; the employer still owes it. */
  @ExactInteger()
  advancedFen!: number;

  /** The part of what was paid that repaid the fund. */
  @ExactInteger({ default: 0 })
  recoveredFen!: number;
}
