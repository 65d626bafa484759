import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { Case } from './case.entity.js';
import { User } from '../auth/user.entity.js';

/** 工作专班: who works on a case. The lead is a member too; handing over replaces the rows, the timeline keeps who it was. */
@Entity('task_force_members')
export class TaskForceMember {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  @Index()
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId!: string;

  @Column('text')
  part!: 'lead' | 'member';

  @InstantColumn()
  since!: Date;
}
