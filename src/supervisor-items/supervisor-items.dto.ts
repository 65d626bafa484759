import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../cases/case.view.js';
import { AnyObject, Id, Instant, Int, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type SupervisorItemKind, type SupervisorItemState, supervisorItemKinds, supervisorItemStates } from './domain/supervisor-item-transitions.js';

/** LAPSE is the program's own. */
export const supervisorItemEventTypes = ['ANSWER'] as const;

export class SupervisorItemEventBody {
  @OneOf(supervisorItemEventTypes)
  type!: (typeof supervisorItemEventTypes)[number];

  @Int({ min: 1, max: 1_000_000_000, description: 'The version that was seen.' })
  version!: number;

  @AnyObject({ optional: true, description: '`{answer}`: the measures taken, in words.' })
  payload?: Record<string, unknown>;
}

/** Of one case. */
export class CaseSupervisorItemQuery extends PageQuery {
  @OneOf(supervisorItemStates, { optional: true, description: 'Every state unless told.' })
  state?: SupervisorItemState;

  @OneOf(supervisorItemKinds, { optional: true })
  kind?: SupervisorItemKind;
}

export class SupervisorItemQuery extends CaseSupervisorItemQuery {
  @Id({ optional: true })
  caseId?: string;
}

export class SupervisorItemView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() caseNumber!: string;
  @Text() employerName!: string;
  @OneOf(supervisorItemKinds) kind!: string;
  @Text({ description: 'What is asked of the supervisor, in a sentence.' }) text!: string;
  @Text({ description: 'What it is about, such as case, referral or instalment.' }) subject!: string;
  @Id() subjectId!: string;
  @Id({ nullable: true, description: 'The clock that opened it.' }) deadlineId!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @OneOf(supervisorItemStates) state!: string;
  @Int() version!: number;
  @Instant() openedAt!: string;
  @ApiProperty({ type: () => PersonView, nullable: true }) answeredBy!: PersonView | null;
  @Instant({ nullable: true }) answeredAt!: string | null;
  @Text({ nullable: true, description: 'The measures taken.' }) answer!: string | null;
  @Instant({ nullable: true, description: 'When there was nothing left to propose.' }) lapsedAt!: string | null;
  @SomeOf(supervisorItemEventTypes, { description: 'Possible for the caller.' }) possibleEvents!: string[];
}

export class SupervisorItemPageView {
  @ApiProperty({ type: () => SupervisorItemView, isArray: true }) items!: SupervisorItemView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
