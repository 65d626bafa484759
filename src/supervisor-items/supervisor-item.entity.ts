import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { SupervisorItemKind, SupervisorItemState } from './domain/supervisor-item-transitions.js';

/** 督办事项: something that a supervisor of the region must answer before the case can be closed. */
@Entity('supervisor_items')
@Index(['caseId', 'openedAt', 'id'])
@Index(['state', 'openedAt', 'id'])
export class SupervisorItem {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  kind!: SupervisorItemKind;

  /** Names what opened it, such as a step of a deadline: nothing opens two items. */
  @Index({ unique: true })
  @Column('text')
  key!: string;

  /** What it is about: `case`, `referral`, `instalment`, … and its id. */
  @Column('text')
  subject!: string;

  @Column('uuid')
  subjectId!: string;

  @ForeignKey(() => DeadlineRow)
  @Index()
  @Column('uuid', { nullable: true })
  deadlineId!: string | null;

  /** Codes, numbers and dates only. */
  @Column('jsonb')
  data!: Record<string, unknown>;

  @Column('text')
  state!: SupervisorItemState;

  @Column('int', { default: 1 })
  version!: number;

  @InstantColumn()
  openedAt!: Date;

  @ForeignKey(() => User)
  @Index()
  @Column('uuid', { nullable: true })
  answeredById!: string | null;

  @InstantColumn({ nullable: true })
  answeredAt!: Date | null;

  /** The measures taken, in words. */
  @Column('text', { nullable: true })
  answer!: string | null;

  @InstantColumn({ nullable: true })
  lapsedAt!: Date | null;
}
