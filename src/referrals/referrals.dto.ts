import { Transform } from 'class-transformer';
import { type Share, shares } from '../cases/domain/vocabulary.js';
import { AnyObject, BusinessDate, Flag, Id, Int, OneOf, SomeOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type DepartmentFigure, departmentFigures } from './department-figures.js';
import { referralEventTypes, type ReferralEventType } from './domain/referral-events.js';
import { referralStates, type ReferralState } from './domain/referral-transitions.js';

export class SendReferralBody {
  @Id()
  departmentId!: string;

  @Text({ max: 8000, description: 'What the department is asked to do.' })
  request!: string;

  @SomeOf(shares, { min: 1, description: 'What the department may see of the case, read only, while the referral is open.' })
  share!: Share[];

  @Id({ optional: true, description: 'The declined referral that this one hands on: the same matter, whose reply is due as it was.' })
  afterReferralId?: string;
}

export class ReferralEventBody {
  @OneOf(referralEventTypes)
  type!: ReferralEventType;

  @Int({ min: 1, max: 2_000_000_000, description: 'The version of the referral that was read.' })
  version!: number;

  @AnyObject({ optional: true, description: 'What the event carries; see docs/states.md.' })
  payload?: Record<string, unknown>;
}

const fromQuery = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/** Of one case. */
export class CaseReferralListQuery extends PageQuery {
  @OneOf(referralStates, { optional: true })
  state?: ReferralState;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'Sent, acknowledged, replied or returned.' })
  open?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'Acknowledgement or reply is late.' })
  overdue?: boolean;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'A liaison: assigned to me. Others: of the cases I work on.' })
  mine?: boolean;
}

export class ReferralListQuery extends CaseReferralListQuery {
  @Id({ optional: true })
  caseId?: string;
}

const PERIOD = {
  from: { optional: true, description: 'Sent on this day or later; thirteen weeks before `to` unless told.' },
  to: { optional: true, description: 'Sent on this day or earlier; today unless told.' },
} as const;

export class DepartmentTimesQuery {
  @BusinessDate(PERIOD.from)
  from?: string;

  @BusinessDate(PERIOD.to)
  to?: string;
}

export class DepartmentReferralsQuery extends PageQuery {
  @BusinessDate(PERIOD.from)
  from?: string;

  @BusinessDate(PERIOD.to)
  to?: string;

  @Id({ optional: true, description: 'Every department unless told.' })
  departmentId?: string;

  @OneOf(departmentFigures, { optional: true, description: 'What the figure of this name counts; all that was sent unless told.' })
  figure?: DepartmentFigure;
}
