import { ApiProperty } from '@nestjs/swagger';
import { enforceabilities, paymentKinds } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Instant, Int, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { planStates } from './domain/plan-transitions.js';
import { allocationOrders, planUserEvents } from './repayment-plans.dto.js';

export const instalmentStates = ['upcoming', 'dueToday', 'overdue', 'settled'] as const;

export class InstalmentView {
  @Id() id!: string;
  @Id() planId!: string;
  @Int() no!: number;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() dueOn!: string;
  @Fen() amountFen!: number;
  @Fen() paidFen!: number;
  @Fen() outstandingFen!: number;
  @Fen({ description: 'Outstanding from the day after due.' }) overdueFen!: number;
  @Int() daysPastDue!: number;
  @OneOf(instalmentStates) state!: string;
  @BusinessDate({ nullable: true }) settledOn!: string | null;
}

export class PlanView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Int() revision!: number;
  @OneOf(planStates) state!: string;
  @Int() version!: number;
  @Flag() accelerates!: boolean;
  @OneOf(enforceabilities) enforceability!: string;
  @OneOf(allocationOrders) allocationOrder!: string;
  @Fen() amountFen!: number;
  @Fen() paidFen!: number;
  @Fen({ description: '0 unless the plan is in force.' }) outstandingFen!: number;
  @Id() createdById!: string;
  @Instant() createdAt!: string;
  @Id({ nullable: true }) agreedById!: string | null;
  @Instant({ nullable: true }) agreedAt!: string | null;
  @ApiProperty({ type: () => InstalmentView, isArray: true }) instalments!: InstalmentView[];
  @SomeOf(planUserEvents, { description: 'Possible in this state for the caller.' }) possibleEvents!: string[];
}

export class PlanPageView {
  @ApiProperty({ type: () => PlanView, isArray: true }) items!: PlanView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
