import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { Case } from './case.entity.js';

/** "Wages settled", "social insurance settled": reached, and taken back when a payment is reversed. Appended, never changed. */
@Entity('case_milestones')
@Index(['caseId', 'at'])
export class CaseMilestone {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('text')
  milestone!: 'wagesSettled' | 'socialInsuranceSettled';

  @Column('boolean')
  reached!: boolean;

  @InstantColumn()
  at!: Date;
}
