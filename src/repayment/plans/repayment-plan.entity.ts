import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { Enforceability } from '../../cases/domain/vocabulary.js';
import { DocumentIdsColumn } from '../../documents/document-uses.js';
import { DateColumn, ExactInteger, InstantColumn } from '../../platform/database/columns.js';
import type { AllocationOrder } from '../domain/ledger-types.js';
import type { PlanOrigin } from '../domain/plan-origin.js';
import type { PlanState } from '../domain/plan-transitions.js';

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

  /** How many working days a payment may be late before it counts as a default; a clause too. */
  @Column('int', { default: 3 })
  graceWorkingDays!: number;

  @Column('text', { default: 'parties' })
  origin!: PlanOrigin;

  /** Why there is this revision; null where nobody said so, as of most first plans. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** The granted request that it follows from. */
  @Column('uuid', { nullable: true })
  requestId!: string | null;

  /** The paper that both sides signed. */
  @DocumentIdsColumn('plan', { default: '{}' })
  documentIds!: string[];

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

  /** The day on which the rest was declared due under the clause; null while it is not, and when that was taken back. */
  @DateColumn({ nullable: true })
  acceleratedOn!: string | null;

  @Column('uuid', { nullable: true })
  acceleratedById!: string | null;

  @Column('text', { nullable: true })
  accelerationReason!: string | null;
}
