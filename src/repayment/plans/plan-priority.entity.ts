import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** Whom a plan serves first, as the parties sign it: a clause, written with the draft and never changed. */
@Entity('plan_priorities')
export class PlanPriority {
  @ForeignKey(() => RepaymentPlan)
  @PrimaryColumn('uuid')
  planId!: string;

  @PrimaryColumn('uuid')
  workerId!: string;

  /** 1 is served first. Workers who are not named come after all ranks. */
  @Column('int')
  rank!: number;
}
