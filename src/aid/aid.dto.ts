import { ApiProperty } from '@nestjs/swagger';
import { aidKinds, type AidKind } from '../cases/domain/vocabulary.js';
import { Fen, Id, Instant, Int, Nested, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { LivingFindingBody } from '../roster/roster.dto.js';
import { aidMachine, aidStates, type AidEventType, type AidState } from './domain/aid-transitions.js';

const aidEventTypes = Object.keys(aidMachine.events) as AidEventType[];

export class NewAidItemBody {
  @Id()
  workerId!: string;

  @OneOf(aidKinds)
  kind!: AidKind;

  @Text({ max: 4000 })
  request!: string;

  @Nested(() => LivingFindingBody, { optional: true, description: 'What was found of the family, recorded with the request or not at all.' })
  found?: LivingFindingBody;
}

export class AidEventBody {
  @OneOf(aidEventTypes)
  type!: AidEventType;

  @Int({ optional: true, min: 1, max: 1_000_000_000, description: 'The version that was seen; without it the item is taken as it is.' })
  version?: number;

  @Fen({ optional: true, description: 'What is approved, or what was handed over.' })
  amountFen?: number;

  @Text({ optional: true, min: 0, max: 4000, description: 'Needed to decline.' })
  reason?: string;
}

export class AidListQuery extends PageQuery {
  @OneOf(aidStates, { optional: true })
  state?: AidState;
}

export class AidItemView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() caseNumber!: string;
  @Text() employerName!: string;
  @Id() workerId!: string;
  @Text() workerName!: string;
  @OneOf(aidKinds) kind!: string;
  @Text() request!: string;
  @OneOf(aidStates) state!: string;
  @Int() version!: number;
  @Fen({ nullable: true }) amountFen!: number | null;
  @Id() requestedById!: string;
  @Instant() requestedAt!: string;
  @Id({ nullable: true }) decidedById!: string | null;
  @Instant({ nullable: true }) decidedAt!: string | null;
  @Text({ nullable: true }) decisionReason!: string | null;
  @Instant({ nullable: true }) deliveredAt!: string | null;
  @Instant({ nullable: true }) withdrawnAt!: string | null;
  @SomeOf(aidEventTypes, { description: 'Possible for the caller in this state.' }) possibleEvents!: string[];
}

export class AidPageView {
  @ApiProperty({ type: () => AidItemView, isArray: true }) items!: AidItemView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
