import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { DateColumn, ExactInteger } from '../../platform/database/columns.js';
import { PlanInstalment } from './plan-instalment.entity.js';

/**
 * What one instalment promises for one obligation: what payments fill. Written once when the plan is agreed; only the
 * projection of the replayed ledger (`paidFen`, `openFen`) follows the postings. Read and written by the thousand, hence
 * without a key to each worker and claim.
 */
@Entity('plan_lines')
@Index(['caseId', 'planId'])
@Index(['workerId', 'dueOn'], { where: 'open_fen > 0' })
export class PlanLineRow {
  @ForeignKey(() => PlanInstalment)
  @PrimaryColumn('uuid')
  instalmentId!: string;

  /** A claim, or a late fee that was assessed. */
  @PrimaryColumn('uuid')
  obligationId!: string;

  @Column('uuid')
  planId!: string;

  @Column('uuid')
  caseId!: string;

  @Column('int')
  instalmentNo!: number;

  /** As its instalment's: the agreed day, or the day on which the rest was declared due. */
  @DateColumn()
  dueOn!: string;

  @DateColumn({ nullable: true })
  agreedDueOn!: string | null;

  /** Null for what is owed to no single worker. */
  @Column('uuid', { nullable: true })
  workerId!: string | null;

  @Column('text')
  kind!: ClaimKind;

  @ExactInteger()
  amountFen!: number;

  @ExactInteger({ default: 0 })
  paidFen!: number;

  /** Outstanding; 0 unless the plan is in force. */
  @ExactInteger({ default: 0 })
  openFen!: number;
}
