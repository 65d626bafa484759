import { ApiProperty } from '@nestjs/swagger';
import { BlockerOut, PersonView } from '../cases/case.view.js';
import { type PaymentKind, paymentKinds } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Ids, Instant, Int, ListOf, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type RequestEventType, type RequestState, requestEventFields, requestStates } from './domain/request-transitions.js';
import { type RequestType, requestTypes } from './domain/request-type.js';

export const requestEventTypes = Object.keys(requestEventFields) as RequestEventType[];

/** How an extension is counted. */
export const extensionUnits = ['hours', 'workingDays', 'naturalDays', 'months', 'years'] as const;

export class RequestedInstalmentBody {
  @OneOf(paymentKinds)
  kind!: PaymentKind;

  @BusinessDate()
  dueOn!: string;

  @Fen({ positive: true })
  amountFen!: number;
}

/** Which fields are needed and which are possible depends on the type; any other is refused. */
export class RequestBody {
  @OneOf(requestTypes)
  type!: RequestType;

  @Text({ optional: true, min: 0, max: 4000, description: 'Needed; without it the answer is 422 `reasonMissing`.' })
  reason?: string;

  @Id({ optional: true, description: 'extension: the clock.' })
  deadlineId?: string;

  @Int({ optional: true, min: 1, max: 1_000_000, description: 'extension: how much more, in `unit`.' })
  length?: number;

  @OneOf(extensionUnits, { optional: true, description: 'extension.' })
  unit?: (typeof extensionUnits)[number];

  @Id({ optional: true, description: 'claimChange: the decided claim.' })
  claimId?: string;

  @Fen({ optional: true, description: 'claimChange: this, or disallowedReason.' })
  verifiedFen?: number;

  @Text({ optional: true, max: 2000, description: 'claimChange: this, or verifiedFen.' })
  disallowedReason?: string;

  @Id({ optional: true, description: 'reversal: the payment; this, importId or resolutionId.' })
  paymentId?: string;

  @Id({ optional: true, description: 'reversal: every payment of this bank’s file that was not reversed before.' })
  importId?: string;

  @Id({ optional: true, description: 'reversal: a decision about unapplied money.' })
  resolutionId?: string;

  @Id({ optional: true, description: 'waiver: whose claim.' })
  workerId?: string;

  @OneOf(paymentKinds, { optional: true, description: 'waiver: of what; never social insurance, its late fee or the housing fund.' })
  kind?: PaymentKind;

  @Fen({ optional: true, positive: true, description: 'waiver: how much.' })
  amountFen?: number;

  @Ids({ optional: true, min: 1, max: 50, description: 'waiver: the worker\'s signed evidence. reschedule: the paper that both sides signed, if there is one.' })
  documentIds?: string[];

  @Id({ optional: true, description: 'reschedule: the agreed plan.' })
  planId?: string;

  @ListOf(() => RequestedInstalmentBody, { optional: true, min: 1, max: 600, description: 'reschedule: all instalments of the new revision; this, or draftId.' })
  instalments?: RequestedInstalmentBody[];

  @Id({ optional: true, description: 'reschedule: a drafted revision that takes its place; this, or instalments.' })
  draftId?: string;
}

export class RequestEventBody {
  @OneOf(requestEventTypes)
  type!: RequestEventType;

  @Int({ optional: true, min: 1, max: 1_000_000_000, description: 'The version that was seen; without it the request is taken as it is.' })
  version?: number;

  @Text({ optional: true, min: 0, max: 4000, description: 'Needed to refuse.' })
  reason?: string;
}

export class RequestListQuery extends PageQuery {
  @OneOf(requestStates, { optional: true, description: 'For a supervisor `open` unless told; for others every state.' })
  state?: RequestState;

  @Id({ optional: true })
  caseId?: string;
}

export class RequestChangeView {
  @Text({ description: 'What would change, such as dueAt.' }) what!: string;
  @Id({ nullable: true, description: 'The record that changes; null for the case itself.' }) subjectId!: string | null;
  @Text({ nullable: true, description: 'Which one it is, such as the rule of the clock.' }) label!: string | null;
  @ApiProperty({ nullable: true, description: 'How it is: text, number, flag or object.' }) before!: unknown;
  @ApiProperty({ nullable: true, description: 'How it would be.' }) after!: unknown;
}

export class RequestEffectView {
  @ApiProperty({ type: () => RequestChangeView, isArray: true }) changes!: RequestChangeView[];
}

export class RequestView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() caseNumber!: string;
  @Text() employerName!: string;
  @OneOf(requestTypes) type!: string;
  @OneOf(requestStates) state!: string;
  @Int() version!: number;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What its type asks for.' }) payload!: Record<string, unknown>;
  @Text() reason!: string;
  @ApiProperty({ type: () => RequestEffectView, description: 'While open: what granting it now would change; then: what it changed.' }) effect!: RequestEffectView;
  @ApiProperty({ type: () => BlockerOut, isArray: true, description: 'What stands in the way of granting it now.' }) blockers!: BlockerOut[];
  @ApiProperty({ type: () => PersonView }) askedBy!: PersonView;
  @Instant() askedAt!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) decidedBy!: PersonView | null;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Text({ nullable: true }) decisionReason!: string | null;
  @SomeOf(requestEventTypes, { description: 'Possible for the caller.' }) possibleEvents!: string[];
}

export class RequestPageView {
  @ApiProperty({ type: () => RequestView, isArray: true }) items!: RequestView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
