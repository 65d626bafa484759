import { ApiProperty } from '@nestjs/swagger';
import { BlockerOut, PersonView } from '../../cases/case.view.js';
import { enforceabilities, paymentKinds } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Ids, Instant, Int, OneOf, SomeOf, Text } from '../../platform/http/fields.js';
import { allocationOrders } from '../domain/ledger-types.js';
import { planOrigins } from '../domain/plan-origin.js';
import { planStates, planUserEvents } from '../domain/plan-transitions.js';

export const instalmentStates = ['upcoming', 'dueToday', 'overdue', 'settled'] as const;

export class InstalmentView {
  @Id() id!: string;
  @Id() planId!: string;
  @Int() no!: number;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate({ description: 'As agreed.' }) dueOn!: string;
  @BusinessDate({ description: 'When it counts as due: before the agreed day once the rest of the plan was declared due.' }) fallsDueOn!: string;
  @Fen() amountFen!: number;
  @Fen() paidFen!: number;
  @Fen() outstandingFen!: number;
  @Fen({ description: 'Outstanding from the day after due.' }) overdueFen!: number;
  @Int() daysPastDue!: number;
  @OneOf(instalmentStates) state!: string;
  @BusinessDate({ nullable: true }) settledOn!: string | null;
}

export class PriorityGroupView {
  @Ids({ max: 20_000 }) workerIds!: string[];
}

export class AccelerationView {
  @BusinessDate({ description: 'What was due later fell due on this day.' }) declaredOn!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) declaredBy!: PersonView | null;
  @Text({ max: 4000 }) reason!: string;
}

export class EnforcementRouteView {
  @OneOf(['unknown', 'running', 'applied', 'granted', 'refused', 'lapsed', 'ended'], { description: '`running`: it can still be applied for; `ended`: the other way was taken, or the agreement is over.' }) state!: string;
  @BusinessDate({ nullable: true, description: 'The last day to apply on.' }) lastDay!: string | null;
  @BusinessDate({ nullable: true }) appliedOn!: string | null;
  @BusinessDate({ nullable: true }) decidedOn!: string | null;
  @Ids({ description: 'The decision.' }) documentIds!: string[];
}

export class EnforcementBasisView {
  @Text() source!: string;
  @Text() article!: string;
  @OneOf(['primary', 'secondary', 'known', 'policy'], { description: 'How sure the source is.' }) confidence!: string;
}

export class EnforcementTodoView {
  @Text() code!: string;
  @Text({ max: 500 }) message!: string;
}

export class EnforcementView {
  @OneOf(enforceabilities, { description: 'As signed, or as court or commission made it since.' }) now!: string;
  @BusinessDate({ nullable: true, description: 'Null while it is a plain paper.' }) since!: string | null;
  @ApiProperty({ type: () => EnforcementBasisView, nullable: true, description: 'Where its enforcement rests on the law.' }) basis!: EnforcementBasisView | null;
  @ApiProperty({ type: () => EnforcementRouteView, nullable: true, description: '司法确认; null where no clock for it was begun.' }) confirmation!: EnforcementRouteView | null;
  @ApiProperty({ type: () => EnforcementRouteView, nullable: true, description: '仲裁审查.' }) review!: EnforcementRouteView | null;
  @ApiProperty({ type: () => EnforcementTodoView, isArray: true }) todo!: EnforcementTodoView[];
}

export class PlanView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Int() revision!: number;
  @OneOf(planStates) state!: string;
  @Int() version!: number;
  @OneOf(planOrigins, { description: 'What it comes from: the parties, a granted reschedule, a claim changed by a granted request, claims verified late.' }) origin!: string;
  @Text({ nullable: true, max: 4000, description: 'Why there is this revision.' }) reason!: string | null;
  @Id({ nullable: true, description: 'The granted request that it follows from.' }) requestId!: string | null;
  @Flag({ description: 'One default makes the rest due, when the supervisor declares it.' }) accelerates!: boolean;
  @OneOf(enforceabilities, { description: 'As the parties signed it.' }) enforceability!: string;
  @ApiProperty({ type: () => EnforcementView }) enforcement!: EnforcementView;
  @OneOf(allocationOrders) allocationOrder!: string;
  @Int({ description: 'Working days by which a payment may be late before it is a default.' }) graceWorkingDays!: number;
  @ApiProperty({ type: () => PriorityGroupView, isArray: true, description: 'Who is paid by the earlier instalments, the first group first.' }) priority!: PriorityGroupView[];
  @ApiProperty({ type: () => AccelerationView, nullable: true, description: 'The rest was declared due.' }) acceleration!: AccelerationView | null;
  @Fen() amountFen!: number;
  @Fen() paidFen!: number;
  @Fen({ description: '0 unless the plan is in force.' }) outstandingFen!: number;
  @Id() createdById!: string;
  @Instant() createdAt!: string;
  @Id({ nullable: true }) agreedById!: string | null;
  @Instant({ nullable: true }) agreedAt!: string | null;
  @Ids({ description: 'The paper that both sides signed.' }) documentIds!: string[];
  @ApiProperty({ type: () => InstalmentView, isArray: true }) instalments!: InstalmentView[];
  @SomeOf(planUserEvents, { description: 'Possible in this state for the caller; see …/next for what stands in the way.' }) possibleEvents!: string[];
}

export class PlanPageView {
  @ApiProperty({ type: () => PlanView, isArray: true }) items!: PlanView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class PlanNextEventView {
  @OneOf(planUserEvents) type!: string;
  @Flag() allowed!: boolean;
  @ApiProperty({ type: () => BlockerOut, isArray: true }) blockers!: BlockerOut[];
}

export class PlanNextView {
  @ApiProperty({ type: () => PlanNextEventView, isArray: true, description: 'What the caller could do in this state.' }) events!: PlanNextEventView[];
}
