import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { Case } from './case.entity.js';

/** 回访: asking the workers, when the case is over for the file, whether it is over for them. */
@Entity('follow_ups')
export class FollowUp {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @InstantColumn()
  contactedAt!: Date;

  @Column('int')
  workersContacted!: number;

  /** 1 (not at all) to 5 (very). */
  @Column('int')
  satisfaction!: number;

  @Column('text')
  record!: string;

  @Column('uuid')
  recordedById!: string;

  @InstantColumn()
  recordedAt!: Date;
}
