import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { SessionPurpose } from '../cases/domain/vocabulary.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { SessionForm } from './domain/session-form.js';

/** 职工座谈: opinions heard, law explained, the plan studied together, worries calmed. */
@Entity('worker_sessions')
@Index(['caseId', 'heldAt', 'id'])
export class WorkerSession {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  form!: SessionForm;

  @InstantColumn()
  heldAt!: Date;

  @Column('text', { array: true })
  purposes!: SessionPurpose[];

  @Column('int')
  workersPresent!: number;

  @Column('text', { array: true })
  opinions!: string[];

  /** From 1 (calm) to 5 (about to act); null where nobody judged it. */
  @Column('int', { nullable: true })
  tension!: number | null;

  @Column('text')
  record!: string;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
