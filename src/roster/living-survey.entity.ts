import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { LivingCondition } from '../cases/domain/vocabulary.js';
import { InstantColumn } from '../platform/database/columns.js';
import { Worker } from './worker.entity.js';

/** 生活状况摸排: what was found at one worker's home, each time. Rows are appended; the latest stands on the worker. */
@Entity('living_surveys')
@Index(['workerId', 'surveyedAt'])
export class LivingSurvey {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => Worker)
  @Column('uuid')
  workerId!: string;

  @Column('text')
  condition!: LivingCondition;

  /** Encrypted under `worker:<id>:livingNote`. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid')
  surveyedById!: string;

  @InstantColumn()
  surveyedAt!: Date;
}
