import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DateColumn, ExactInteger } from '../../platform/database/columns.js';
import type { DebtKind } from '../domain/case-debts.js';

/**
 * Sums over what the board keeps of each case, by kind, place and day, so that nobody waits for a hundred thousand rows to be added up.
 * Triggers of `case_debts`, `case_dues` and `case_receipts` append what each statement changes, in its transaction and whoever issues
 * it: writers never wait for each other, and what is not committed is never counted. A figure is the sum of all rows of its key; a job
 * folds them into one, which changes no figure.
 */
abstract class BoardSum {
  @PrimaryGeneratedColumn('increment', { type: 'bigint' })
  id!: string;

  @Column('text')
  kind!: DebtKind;

  @Column('text')
  regionCode!: string;

  @Column('uuid', { nullable: true })
  supervisorId!: string | null;

  /** Appended since rows were folded last. */
  @Column('boolean', { default: true })
  fresh!: boolean;
}

/** Of the debts of open cases. */
@Entity('board_debts')
@Index(['id'], { where: 'fresh' })
export class BoardDebt extends BoardSum {
  @DateColumn()
  firstDueOn!: string;

  @Column('int')
  cases!: number;

  @ExactInteger()
  openFen!: number;

  @ExactInteger()
  unplannedFen!: number;

  @Column('int')
  workers!: number;
}

/** Of what falls due on open cases. */
@Entity('board_dues')
@Index(['id'], { where: 'fresh' })
@Index(['dueOn'])
export class BoardDue extends BoardSum {
  @DateColumn()
  dueOn!: string;

  @Column('int')
  cases!: number;

  @ExactInteger()
  openFen!: number;

  @Column('int')
  workers!: number;

  @Column('int')
  firstWorkers!: number;

  @Column('int')
  weekWorkers!: number;
}

/** Of what employers paid, on cases that have ended too. */
@Entity('board_receipts')
@Index(['id'], { where: 'fresh' })
@Index(['paidOn'])
export class BoardReceipt extends BoardSum {
  @DateColumn()
  paidOn!: string;

  @ExactInteger()
  countedFen!: number;

  @Column('int')
  payments!: number;
}
