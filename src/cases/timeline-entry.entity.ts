import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { Case } from './case.entity.js';

/** 办理经过: what happened to a case, for people to read. Appended, never changed. */
@Entity('timeline_entries')
@Index(['caseId', 'seq'], { unique: true })
export class TimelineEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** The audit entry of the same change. */
  @Column('int')
  seq!: number;

  @InstantColumn()
  at!: Date;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  /** Such as `visit.recorded`; the text comes from the message catalogue under `timeline.<type>`. */
  @Column('text')
  type!: string;

  /** Ids, codes, counts and amounts only. */
  @Column('jsonb')
  data!: Record<string, unknown>;
}
