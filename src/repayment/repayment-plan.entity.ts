import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { Enforceability } from '../cases/domain/vocabulary.js';
import { ExactInteger, InstantColumn } from '../platform/database/columns.js';
import type { AllocationOrder } from './domain/ledger-types.js';
import type { PlanState } from './domain/plan-transitions.js';

/** One revision of what the employer promised. An agreed one is never edited: a newer revision takes its place. */
@Entity('repayment_plans')
@Index(['caseId', 'revision'], { unique: true })
export class RepaymentPlan {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** Counts from 1 within the case. */
  @Column('int')
  revision!: number;

  @Column('text')
  state!: PlanState;

  @Column('int')
  version!: number;

  /** A clause the parties sign: one default makes the rest due, when the supervisor declares it. */
  @Column('boolean')
  accelerates!: boolean;

  @Column('text')
  enforceability!: Enforceability;

  /** How money without an exact address is spread; part of what the parties sign. */
  @Column('text')
  allocationOrder!: AllocationOrder;

  @Column('uuid')
  createdById!: string;

  @InstantColumn()
  createdAt!: Date;

  @Column('uuid', { nullable: true })
  agreedById!: string | null;

  @InstantColumn({ nullable: true })
  agreedAt!: Date | null;

  /** Its place among everything that was recorded on the case; null while it is a draft. */
  @ExactInteger({ nullable: true })
  agreedSeq!: number | null;
}
