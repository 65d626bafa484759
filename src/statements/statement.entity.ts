import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { Locale } from './domain/statement-texts.js';
import type { StatementFormat } from './rendering/statement-format.js';
import { Worker } from '../roster/worker.entity.js';

/** Of a whole case, of one of its workers, or of its employer across cases. */
export const statementSubjects = ['case', 'worker', 'employer'] as const;
export type StatementSubject = (typeof statementSubjects)[number];

export type StatementState = 'queued' | 'making' | 'ready' | 'failed';

/** A statement that somebody asked for. Its file lies encrypted in the data folder until `expiresAt`. */
@Entity('statements')
@Index(['requestedById', 'createdAt', 'id'])
@Index(['state', 'enqueuedAt'], { where: "state IN ('queued', 'making')" })
export class Statement {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  subject!: StatementSubject;

  /** Of an employer's statement the case it was asked from. */
  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Index()
  @ForeignKey(() => Worker)
  @Column('uuid', { nullable: true })
  workerId!: string | null;

  @Column('text')
  format!: StatementFormat;

  @Column('text')
  locale!: Locale;

  @Column('text')
  reason!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  requestedById!: string;

  @InstantColumn()
  createdAt!: Date;

  @Column('text')
  state!: StatementState;

  /** When it was last put into the queue, and how often it has been begun. */
  @InstantColumn()
  enqueuedAt!: Date;

  @Column('int', { default: 0 })
  attempts!: number;

  /** Per cent. */
  @Column('int', { default: 0 })
  progress!: number;

  /** A code of the message catalogue; null unless it failed. */
  @Column('text', { nullable: true })
  failure!: string | null;

  /** The cases that are in it. */
  @Column('uuid', { array: true })
  caseIds!: string[];

  /** Names and free text are masked; null until it is made. */
  @Column('boolean', { nullable: true })
  masked!: boolean | null;

  /** The moment whose figures it tells; null until it is made, as are the next four. */
  @InstantColumn({ nullable: true })
  asOf!: Date | null;

  @Column('text', { nullable: true })
  fileName!: string | null;

  @Column('int', { nullable: true })
  rows!: number | null;

  @Column('int', { nullable: true })
  bytes!: number | null;

  /** Of the file, in hexadecimal digits. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Index({ where: 'purged_at IS NULL' })
  @InstantColumn()
  expiresAt!: Date;

  /** The file is gone. */
  @InstantColumn({ nullable: true })
  purgedAt!: Date | null;
}
