import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../../cases/case.view.js';
import { paymentKinds } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Instant, Int, OneOf, Text } from '../../platform/http/fields.js';
import { instalmentChanges } from '../domain/plan-comparison.js';
import { planOrigins } from '../domain/plan-origin.js';
import { planStates } from '../domain/plan-transitions.js';

export class ComparedPlanView {
  @Id() id!: string;
  @Int() revision!: number;
  @OneOf(planStates) state!: string;
  @OneOf(planOrigins) origin!: string;
  @Text({ nullable: true, max: 4000, description: 'Why there is this revision.' }) reason!: string | null;
  @Id({ nullable: true, description: 'The granted request that it follows from.' }) requestId!: string | null;
  @Instant() createdAt!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) createdBy!: PersonView | null;
  @Instant({ nullable: true, description: 'Null while it is a draft.' }) agreedAt!: string | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) agreedBy!: PersonView | null;
}

export class ComparedInstalmentView {
  @Id() id!: string;
  @Int() no!: number;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() dueOn!: string;
  @Fen({ description: 'As signed.' }) amountFen!: number;
  @Fen({ description: 'Of the earlier revision what was outstanding when the later one took its place, or is now; of the later one what it promises.' }) promisedFen!: number;
}

export class ComparedPairView {
  @OneOf(instalmentChanges, { description: 'settled: nothing was left of it to promise again.' }) change!: string;
  @OneOf(paymentKinds) kind!: string;
  @ApiProperty({ type: () => ComparedInstalmentView, nullable: true }) before!: ComparedInstalmentView | null;
  @ApiProperty({ type: () => ComparedInstalmentView, nullable: true }) after!: ComparedInstalmentView | null;
}

export class ComparedKindView {
  @OneOf(paymentKinds) kind!: string;
  @Fen() beforeFen!: number;
  @Fen() afterFen!: number;
  @ApiProperty({ type: 'integer', description: 'After less before.' }) differenceFen!: number;
}

export class ComparedClauseView {
  @OneOf(['accelerates', 'enforceability', 'allocationOrder', 'graceWorkingDays', 'priority']) clause!: string;
  @ApiProperty({ nullable: true, description: 'Flag, code or number; of `priority` how many workers each group names.' }) before!: unknown;
  @ApiProperty({ nullable: true }) after!: unknown;
}

export class PaidKindView {
  @OneOf(paymentKinds) kind!: string;
  @Fen() paidFen!: number;
}

export class PlanComparisonView {
  @ApiProperty({ type: () => ComparedPlanView, description: 'The earlier revision.' }) before!: ComparedPlanView;
  @ApiProperty({ type: () => ComparedPlanView, description: 'The later one.' }) after!: ComparedPlanView;
  @ApiProperty({ type: () => ComparedPairView, isArray: true }) instalments!: ComparedPairView[];
  @ApiProperty({ type: () => ComparedKindView, isArray: true }) byKind!: ComparedKindView[];
  @ApiProperty({ type: () => PaidKindView, isArray: true, description: 'Paid under revisions between the two: so much less is promised again.' }) paidBetween!: PaidKindView[];
  @ApiProperty({ type: () => ComparedClauseView, isArray: true, description: 'Clauses that differ.' }) clauses!: ComparedClauseView[];
}
