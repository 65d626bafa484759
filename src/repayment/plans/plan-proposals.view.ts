import { ApiProperty } from '@nestjs/swagger';
import { paymentKinds } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Ids, OneOf } from '../../platform/http/fields.js';
import { dateMoves } from '../domain/proposal-dates.js';
import { hardshipOrder } from '../domain/worker-priority.js';
import { proposalMethods } from './plan-proposals.dto.js';

export class ProposedInstalmentView {
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() dueOn!: string;
  @Fen() amountFen!: number;
  @BusinessDate({ description: 'Before days off were avoided.' }) wishedOn!: string;
  @OneOf(dateMoves, { nullable: true, description: 'Why it is not the day wished for.' }) moved!: string | null;
  @Flag({ description: 'Rests on a year whose holidays are not published yet.' }) provisional!: boolean;
}

export class ProposedGroupView {
  @OneOf(hardshipOrder) condition!: string;
  @Ids({ max: 20_000 }) workerIds!: string[];
  @Fen({ description: 'Of the kinds that are proposed.' }) outstandingFen!: number;
}

export class ProposedKindView {
  @OneOf(paymentKinds) kind!: string;
  @Fen() owedFen!: number;
  @Fen() proposedFen!: number;
  @Fen({ description: 'Owed and not covered by the proposal.' }) uncoveredFen!: number;
}

export class SpentMoneyView {
  @BusinessDate() on!: string;
  @Fen() amountFen!: number;
  @Fen() usedFen!: number;
  @Fen({ description: 'Left when everything is covered.' }) leftFen!: number;
}

export class DraftInstalmentView {
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() dueOn!: string;
  @Fen({ positive: true }) amountFen!: number;
}

export class DraftGroupView {
  @Ids({ max: 20_000 }) workerIds!: string[];
}

export class DraftView {
  @ApiProperty({ type: () => DraftInstalmentView, isArray: true }) instalments!: DraftInstalmentView[];
  @ApiProperty({ type: () => DraftGroupView, isArray: true, required: false }) priority?: DraftGroupView[];
}

export class PlanProposalView {
  @BusinessDate({ description: 'The day it is made for.' }) asOf!: string;
  @OneOf(proposalMethods) method!: string;
  @ApiProperty({ type: () => ProposedInstalmentView, isArray: true }) instalments!: ProposedInstalmentView[];
  @ApiProperty({ type: () => ProposedGroupView, isArray: true, description: 'Who comes first; empty unless hardship does.' }) priority!: ProposedGroupView[];
  @ApiProperty({ type: () => ProposedKindView, isArray: true, description: 'Everything that is owed, proposed or not.' }) byKind!: ProposedKindView[];
  @Fen() uncoveredFen!: number;
  @ApiProperty({ type: () => SpentMoneyView, isArray: true, description: 'cashFlow: what becomes of each sum.' }) expected!: SpentMoneyView[];
  @ApiProperty({ type: () => DraftView, description: 'To be sent to POST …/repayment-plans as it is, or changed first; it is taken when nothing is uncovered.' }) draft!: DraftView;
}
