import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import { Request } from './request.entity.js';

/** Somebody outside the task force may read a case unmasked, for a time. */
@Entity('emergency_reads')
@Index(['caseId', 'userId', 'until'])
export class EmergencyRead {
  /** The request that was granted: each grants once. */
  @ForeignKey(() => Request)
  @PrimaryColumn('uuid')
  requestId!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => User)
  @Index()
  @Column('uuid')
  userId!: string;

  /** The first instant at which it is over. */
  @InstantColumn()
  until!: Date;
}
