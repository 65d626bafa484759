import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import type { CaseState } from './domain/vocabulary.js';
import { Case } from './case.entity.js';

/** One step of the case's machine; appended, never changed. */
@Entity('case_transitions')
@Index(['caseId', 'version'], { unique: true })
export class CaseTransition {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** The case's version after the step. */
  @Column('int')
  version!: number;

  @Column('text')
  event!: string;

  @Column('text')
  fromState!: CaseState;

  @Column('text')
  toState!: CaseState;

  @Column('jsonb')
  payload!: object;

  @Column('jsonb')
  overridden!: { code: string; reason: string }[];

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @InstantColumn()
  at!: Date;
}
