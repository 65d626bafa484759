import { Entity, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { DateColumn, ExactInteger } from '../../platform/database/columns.js';

/** Projection: what the plan in force leaves open of one kind on one due date; no row when nothing. */
@Entity('ledger_dues')
export class LedgerDueRow {
  @PrimaryColumn('uuid')
  caseId!: string;

  @PrimaryColumn('text')
  kind!: ClaimKind;

  @DateColumn({ primary: true })
  dueOn!: string;

  @ExactInteger()
  openFen!: number;
}
