import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { BusinessDate, Fen, Flag, Id, Ids, Instant, Int, ListOf, Nested, OneOf, Text } from '../platform/http/fields.js';
import { VoidView } from '../repayment/adjustments/ledger-voids.dto.js';
import { compensationDecisionKinds, type CompensationDecisionKind, type LabourOrderKind, labourOrderKinds, orderableKinds, orderServices, type OrderService } from './domain/order-kinds.js';

type OrderableKind = (typeof orderableKinds)[number];

export class OrderedItemBody {
  @OneOf(orderableKinds)
  kind!: OrderableKind;

  @Fen({ positive: true })
  amountFen!: number;
}

export class LabourOrderBody {
  @OneOf(labourOrderKinds, { description: '`rectification` 限期改正指令书, `handlingDecision` 行政处理决定书, `penaltyDecision` 行政处罚决定书, `collectorOrder` 责令限期缴纳.' })
  kind!: LabourOrderKind;

  @Text({ max: 200 })
  number!: string;

  @Text({ max: 200, description: 'Who issued it.' })
  authority!: string;

  @BusinessDate()
  issuedOn!: string;

  @BusinessDate({ description: 'Not before it was issued, not in the future.' })
  servedOn!: string;

  @OneOf(orderServices, { optional: true, description: '`direct` unless told; `posted`: put up where the employer fled, recorded on photo or film.' })
  service?: OrderService;

  @BusinessDate({ description: 'The last day on which paying obeys it.' })
  deadlineOn!: string;

  @ListOf(() => OrderedItemBody, { min: 1, max: 20, description: 'Each kind once; the insurances each or together.' })
  items!: OrderedItemBody[];

  @Ids({ optional: true, min: 1, max: 10_000, description: 'The workers it is for; everybody who is owed without it.' })
  workerIds?: string[];

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];

  @Text({ optional: true, max: 2000 })
  note?: string;
}

export class CompensationDecisionBody {
  @OneOf(compensationDecisionKinds)
  kind!: CompensationDecisionKind;

  @Text({ max: 200 })
  number!: string;

  @BusinessDate({ description: 'After the order’s last day; not in the future.' })
  decidedOn!: string;
}

export class AdditionalCompensationBody {
  @Int({ min: 1, max: 1_000, description: '50 to 100, of what was not paid in time.' })
  percentage!: number;

  @Fen({ optional: true, positive: true, description: 'The sum that the decision names; without it the percentage gives it.' })
  amountFen?: number;

  @Nested(() => CompensationDecisionBody)
  decision!: CompensationDecisionBody;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];
}

export class OrderedItemView {
  @OneOf(orderableKinds) kind!: string;
  @Fen() amountFen!: number;
  @Fen({ description: 'From the day it was issued to its last day.' }) paidByDeadlineFen!: number;
  @Fen() paidFen!: number;
  @Fen({ description: 'Not paid in time, as far as it was still owed then.' }) unpaidAtDeadlineFen!: number;
  @Fen() unpaidFen!: number;
}

export class CompensationDecisionView {
  @OneOf(compensationDecisionKinds) kind!: string;
  @Text() number!: string;
  @BusinessDate() decidedOn!: string;
}

export class AdditionalCompensationView {
  @Id() id!: string;
  @Int() percentage!: number;
  @Fen({ description: 'What was ordered, verified and not paid in time when it was recorded.' }) baseFen!: number;
  @Fen() amountFen!: number;
  @Int() workers!: number;
  @ApiProperty({ type: () => CompensationDecisionView }) decision!: CompensationDecisionView;
  @Ids() documentIds!: string[];
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
  @ApiProperty({ type: () => VoidView, nullable: true }) voided!: VoidView | null;
}

export class OrderBlockerView {
  @Text() code!: string;
  @Text() message!: string;
}

export class LabourOrderView {
  @Id() id!: string;
  @OneOf(labourOrderKinds) kind!: string;
  @Text() number!: string;
  @Text() authority!: string;
  @BusinessDate() issuedOn!: string;
  @BusinessDate() servedOn!: string;
  @OneOf(orderServices) service!: string;
  @BusinessDate() deadlineOn!: string;
  @OneOf(['running', 'obeyed', 'overdue', 'paidLate', 'voided'], { description: '`obeyed`: all paid in time; `paidLate`: all paid by now.' }) state!: string;
  @Fen() orderedFen!: number;
  @Fen() paidByDeadlineFen!: number;
  @Fen() paidFen!: number;
  @Fen() unpaidAtDeadlineFen!: number;
  @Fen() unpaidFen!: number;
  @ApiProperty({ type: () => OrderedItemView, isArray: true }) items!: OrderedItemView[];
  @Ids({ nullable: true, description: 'Null: for everybody who is owed.' }) workerIds!: string[] | null;
  @Ids() documentIds!: string[];
  @Text({ nullable: true }) note!: string | null;
  @ApiProperty({ type: () => PersonView, nullable: true }) recordedBy!: PersonView | null;
  @Instant() recordedAt!: string;
  @ApiProperty({ type: () => VoidView, nullable: true, description: 'Taken back: it counts for nothing.' }) voided!: VoidView | null;
  @Fen({ description: 'What 50 to 100 % would be added to.' }) compensationBaseFen!: number;
  @Flag({ description: 'Additional compensation can be recorded now.' }) compensable!: boolean;
  @ApiProperty({ type: () => OrderBlockerView, isArray: true, description: 'Why it cannot.' }) compensationBlockers!: OrderBlockerView[];
  @ApiProperty({ type: () => AdditionalCompensationView, isArray: true, description: 'As they were recorded, those taken back with them.' }) compensations!: AdditionalCompensationView[];
}

export class LabourOrdersView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => LabourOrderView, isArray: true, description: 'As they were recorded, those taken back with them.' }) items!: LabourOrderView[];
}
