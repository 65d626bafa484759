import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { DateColumn, InstantColumn } from '../platform/database/columns.js';
import type { LegalEventType, LegalGround } from './domain/legal-event-type.js';

/** How the answer time that a letter sets is counted. */
export const answerUnits = ['workingDays', 'naturalDays'] as const;
export type AnswerUnit = (typeof answerUnits)[number];

/** 法定节点: what happened to a case in the eye of the law. Appended, never changed; a mistaken one is taken back by a later row. */
@Entity('legal_events')
@Index(['caseId', 'seq'], { unique: true })
export class LegalEvent {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** Counts from 1 within the case. */
  @Column('int')
  seq!: number;

  @Column('text')
  type!: LegalEventType | 'voided';

  /** The day on which it happened. */
  @DateColumn()
  occurredOn!: string;

  @Column('text', { nullable: true })
  ground!: LegalGround | null;

  @Column('int', { nullable: true })
  answerLength!: number | null;

  @Column('text', { nullable: true })
  answerUnit!: AnswerUnit | null;

  /** The event that began what this one ends. */
  @ForeignKey(() => LegalEvent)
  @Column('uuid', { nullable: true })
  refersToId!: string | null;

  /** The event that this row takes back. */
  @Index({ unique: true, where: 'voids_id IS NOT NULL' })
  @ForeignKey(() => LegalEvent)
  @Column('uuid', { nullable: true })
  voidsId!: string | null;

  @DocumentIdsColumn('legalEvent')
  documentIds!: string[];

  /** Of a row that takes another back: why; null where that followed by itself. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** The timeline's type of what it followed from by itself; null when a person recorded it. */
  @Column('text', { nullable: true })
  source!: string | null;

  /** The plan that it is about. */
  @Column('uuid', { nullable: true })
  sourceId!: string | null;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  recordedById!: string | null;

  @InstantColumn()
  recordedAt!: Date;
}
