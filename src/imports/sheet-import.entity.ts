import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { MessageParams } from '../platform/http/coded-error.js';

/** Which feature reads the sheet. */
export const importKinds = ['roster', 'payments'] as const;
export type ImportKindName = (typeof importKinds)[number];

/** `review`: people look at it before it is applied. */
export const applyModes = ['review', 'auto'] as const;
export type ApplyMode = (typeof applyModes)[number];

/** `applying` is shown as `parsing`: either way the program is at work and nothing is committed yet. */
export type ImportState = 'parsing' | 'ready' | 'applying' | 'applied' | 'withdrawn' | 'failed';

/** Something about the sheet as a whole; codes, headings and amounts, nothing personal. */
export interface ImportWarning {
  readonly code: string;
  readonly message: string;
  readonly row?: number;
  readonly column?: string;
  readonly statedFen?: number;
  readonly summedFen?: number;
}

export interface ImportFailure {
  readonly code: string;
  /** In Simplified Chinese; absent when the message catalogue has the text. */
  readonly message?: string;
  /** What fills the placeholders of the catalogue's text. */
  readonly params?: MessageParams;
}

/** One sheet that somebody sent for a case. Its bytes lie encrypted in the data folder until `purgeAt`. */
@Entity('sheet_imports')
@Index(['caseId', 'kind', 'createdAt'])
@Index(['caseId', 'sha256'])
@Index(['state', 'enqueuedAt'], { where: "state IN ('parsing', 'applying')" })
export class SheetImport {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  kind!: ImportKindName;

  /** What the uploader chose beside the file, such as a kind of payment. */
  @Column('jsonb')
  options!: Record<string, string>;

  @Column('text')
  apply!: ApplyMode;

  @Column('text')
  state!: ImportState;

  /** Rows finished in the present step, and rows found. */
  @Column('int', { default: 0 })
  done!: number;

  @Column('int', { default: 0 })
  total!: number;

  @Column('int', { default: 0 })
  accepted!: number;

  @Column('int', { default: 0 })
  rejected!: number;

  /** Rows that bring nothing new. */
  @Column('int', { default: 0 })
  duplicates!: number;

  /** Of the file, in hexadecimal digits. */
  @Column('text')
  sha256!: string;

  /** Encrypted under `import:<id>:fileName`: people name files after people. */
  @Column('text')
  fileName!: string;

  @Index()
  @ForeignKey(() => User)
  @Column('uuid')
  uploadedById!: string;

  @InstantColumn()
  createdAt!: Date;

  /** Who asked for it to be applied; the uploader when `auto`. */
  @Index()
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  appliedById!: string | null;

  @InstantColumn({ nullable: true })
  appliedAt!: Date | null;

  /** When the present step was last put into the queue, and how often it has been begun. */
  @InstantColumn()
  enqueuedAt!: Date;

  @Column('int', { default: 0 })
  attempts!: number;

  @Column('jsonb', { nullable: true })
  failure!: ImportFailure | null;

  @Column('jsonb')
  warnings!: ImportWarning[];

  /** Counts and sums in fen, as its kind defines them. */
  @Column('jsonb')
  totals!: Record<string, number>;

  @Index({ where: 'purged_at IS NULL' })
  @InstantColumn()
  purgeAt!: Date;

  @InstantColumn({ nullable: true })
  purgedAt!: Date | null;
}
