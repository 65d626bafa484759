import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { ExactInteger } from '../../platform/database/columns.js';
import type { DebtKind } from '../domain/case-debts.js';

/**
 * What a case owes of one kind, or of `all`: a projection of its claims and its plan, rewritten in the transaction of everything
 * that moves them. Where the case belongs is repeated here, so that a hundred thousand rows are summed up without a join.
 */
@Entity('case_debts')
@Index(['firstDueOn', 'caseId', 'regionCode', 'supervisorId', 'openFen', 'unplannedFen', 'workers'], { where: `is_open AND kind = 'all'` })
@Index(['kind', 'firstDueOn', 'caseId', 'regionCode', 'supervisorId', 'openFen', 'unplannedFen', 'workers', 'unplannedWorkers'], { where: `is_open AND kind <> 'all'` })
export class CaseDebt {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  /** As the instalment says; of what no plan covers, the claim's. */
  @PrimaryColumn('text')
  kind!: DebtKind;

  /** Of the oldest open instalment; `infinity` when no plan dates anything. */
  @Column('date')
  firstDueOn!: string;

  /** Everything outstanding … */
  @ExactInteger()
  openFen!: number;

  /** … and the part of it that no line of the plan in force promises. */
  @ExactInteger()
  unplannedFen!: number;

  /** Workers with something outstanding … */
  @Column('int')
  workers!: number;

  /** … and those of them with something unplanned. */
  @Column('int')
  unplannedWorkers!: number;

  @Column('text')
  regionCode!: string;

  @Column('uuid', { nullable: true })
  supervisorId!: string | null;

  /** What ended cases owe is no longer followed. */
  @Column('boolean')
  isOpen!: boolean;
}
