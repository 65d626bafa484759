import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** A clock whose reached step could not be taken so far. It goes when the step is taken, or when the clock has ended. */
@Entity('deadline_faults')
export class DeadlineFault {
  /** No foreign key: checking it would wait for whoever holds the clock. */
  @PrimaryColumn('uuid')
  deadlineId!: string;

  /** Attempts that failed, one after the other. */
  @Column('int')
  failures!: number;

  /** What went wrong the last time; no values of rows. */
  @Column('text')
  error!: string;

  @InstantColumn()
  firstAt!: Date;

  @InstantColumn()
  retryAt!: Date;
}
