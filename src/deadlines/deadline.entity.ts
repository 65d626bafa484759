import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';
import type { DeadlineExtension, DeadlinePause, DeadlineRule, DeadlineState } from './domain/deadline.js';

/** Instants inside `jsonb` are ISO text. */
export type Stored<T> = { [K in keyof T]: T[K] extends Date | undefined ? string | Exclude<T[K], Date> : T[K] };

/** A clock: facts that are only appended to; `dueAt` is their projection, kept for lists and the sweep. */
@Entity('deadlines')
@Index(['caseId', 'state'])
@Index(['subjectId', 'code'])
@Index(['id'], { where: `state IN ('running', 'suspended')` })
@Index(['provisionalYear', 'id'], { where: 'provisional_year IS NOT NULL' })
@Index(['state', 'dueAt'])
@Index(['nextStepAt', 'id'], { where: `state = 'running' AND next_step_at IS NOT NULL` })
export class DeadlineRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** The row whose permission it shares. */
  @Column('uuid')
  caseId!: string;

  /** What the clock is for: `case`, `referral`, … and its id. */
  @Column('text')
  subject!: string;

  @Column('uuid')
  subjectId!: string;

  /** The rule's code. */
  @Column('text')
  code!: string;

  /** The rule as it was when the clock started. */
  @Column('jsonb')
  rule!: DeadlineRule;

  @Column('text')
  calendarVersion!: string;

  @InstantColumn()
  startedAt!: Date;

  @DateColumn({ nullable: true })
  agreedOn!: string | null;

  @Column('text')
  state!: DeadlineState;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @Column('jsonb')
  pauses!: Stored<DeadlinePause>[];

  @Column('jsonb')
  extensions!: Stored<DeadlineExtension>[];

  /** Counts changes of the due time: each begins a new round of escalation steps. */
  @Column('int', { default: 1 })
  generation!: number;

  @InstantColumn()
  generationBeganAt!: Date;

  /** Null while suspended. */
  @InstantColumn({ nullable: true })
  dueAt!: Date | null;

  /** When the sweep has to look again; null when no step of its ladder is left. */
  @InstantColumn({ nullable: true })
  nextStepAt!: Date | null;

  /** The first year it rests on whose notice was not known to its calendar; it moves when that arrives. Null also when it has ended. */
  @Column('int', { nullable: true })
  provisionalYear!: number | null;
}
