import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Case } from '../../cases/case.entity.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { DateColumn, ExactInteger } from '../../platform/database/columns.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** A part of a plan as the parties sign it. `paidFen`, `openFen` and `settledOn` are what the replayed ledger says. */
@Entity('plan_instalments')
@Index(['planId', 'no'], { unique: true })
@Index(['dueOn', 'caseId'], { where: 'open_fen > 0' })
export class PlanInstalment {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => RepaymentPlan)
  @Column('uuid')
  planId!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @Column('int')
  no!: number;

  @Column('text')
  kind!: PaymentKind;

  /** When it is due: the agreed day, or the day on which the rest of the plan was declared due. */
  @DateColumn()
  dueOn!: string;

  /** The agreed day, where acceleration has made it due earlier; else null. */
  @DateColumn({ nullable: true })
  agreedDueOn!: string | null;

  @ExactInteger()
  amountFen!: number;

  /** Projection: what landed on its lines. */
  @ExactInteger({ default: 0 })
  paidFen!: number;

  /** Projection: what is outstanding on its lines; 0 unless its plan is in force. */
  @ExactInteger({ default: 0 })
  openFen!: number;

  /** Projection: the business date of the payment that settled it. */
  @DateColumn({ nullable: true })
  settledOn!: string | null;

  /** What was still outstanding on it when a newer revision took the place of its plan. */
  @ExactInteger({ nullable: true })
  handedOverFen!: number | null;
}
