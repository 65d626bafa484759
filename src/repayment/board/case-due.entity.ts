import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import { ExactInteger } from '../../platform/database/columns.js';
import type { DebtKind } from '../domain/case-debts.js';

/**
 * What of a debt falls due on one day. Nothing in it depends on the day it is looked at, and every amount and number can be
 * summed over days and cases: people are counted out of it without looking at the lines.
 */
@Entity('case_dues')
@Index(['dueOn', 'caseId', 'regionCode', 'supervisorId', 'openFen', 'workers', 'firstWorkers', 'weekWorkers'], { where: `is_open AND kind = 'all'` })
@Index(['dueOn', 'caseId', 'kind', 'regionCode', 'supervisorId', 'openFen', 'workers', 'firstWorkers', 'weekWorkers'], { where: `is_open AND kind <> 'all'` })
export class CaseDue {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  /** As the instalment says. */
  @PrimaryColumn('text')
  kind!: DebtKind;

  @PrimaryColumn('date')
  dueOn!: string;

  @ExactInteger()
  openFen!: number;

  /** Workers with something open of this kind on this day. */
  @Column('int')
  workers!: number;

  /** Of those, the ones with nothing open earlier: summed up to a day, everybody with something due by then. */
  @Column('int')
  firstWorkers!: number;

  /** Of those, the ones with nothing open later in the week (Monday to Sunday): summed from a day to Sunday, everybody with something due then. */
  @Column('int')
  weekWorkers!: number;

  @Column('text')
  regionCode!: string;

  @Column('uuid', { nullable: true })
  supervisorId!: string | null;

  @Column('boolean')
  isOpen!: boolean;
}
