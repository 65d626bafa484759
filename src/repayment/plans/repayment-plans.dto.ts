import { enforceabilities, type Enforceability, paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { AnyObject, BusinessDate, Fen, Flag, Id, Ids, Int, ListOf, OneOf, Text } from '../../platform/http/fields.js';
import { maxInstalments } from '../domain/instalment-rules.js';
import { allocationOrders, type AllocationOrder } from '../domain/ledger-types.js';
import { planUserEvents, type PlanUserEvent } from '../domain/plan-transitions.js';

/** The largest roster: nobody names more workers than there are. */
const MAX_WORKERS = 20_000;

export class InstalmentBody {
  @OneOf(paymentKinds, { description: '`socialInsurance` stands for the four insurances together.' })
  kind!: PaymentKind;

  @BusinessDate({ description: 'Today or later, or the day of an instalment of the plan in force that is overdue: then at most what is outstanding on it. An agreed date never moves by itself.' })
  dueOn!: string;

  @Fen({ positive: true })
  amountFen!: number;
}

export class PriorityGroupBody {
  @Ids({ min: 1, max: MAX_WORKERS, description: 'Workers of the case, each in one group at most.' })
  workerIds!: string[];
}

export class CreatePlanBody {
  @ListOf(() => InstalmentBody, { max: maxInstalments, description: 'Per kind they sum to what is verified and unpaid, less waivers.' })
  instalments!: InstalmentBody[];

  @Flag({ optional: true, description: 'One default makes the rest due, when the supervisor declares it.' })
  accelerates?: boolean;

  @OneOf(enforceabilities, { optional: true, description: 'Default `plain`: a mediation paper.' })
  enforceability?: Enforceability;

  @OneOf(allocationOrders, {
    optional: true,
    description:
      'How money without names is spread; default `oldestFirst`: the lines due first, pro rata on one day. `priorityFirst`: the same, but on one day the workers of '
      + '`priority` before the others. `proRata`: over everything outstanding.',
  })
  allocationOrder?: AllocationOrder;

  @Int({ optional: true, min: 1, max: 30, description: 'Working days by which a payment may be late before it is a default; 3 unless agreed.' })
  graceWorkingDays?: number;

  @ListOf(() => PriorityGroupBody, { optional: true, min: 1, max: 50, description: 'Who is paid by the earlier instalments, the first group first; everybody else comes last.' })
  priority?: PriorityGroupBody[];

  @Text({ optional: true, max: 4000, description: 'Why there is this revision.' })
  reason?: string;
}

export class PlanEventBody {
  @OneOf(planUserEvents)
  type!: PlanUserEvent;

  @Int({ min: 1, max: 2_000_000_000, description: 'The version of the plan that was read.' })
  version!: number;

  @AnyObject({ optional: true, description: 'AGREE: `{documentIds?}`, the signed paper. DECLARE_ACCELERATION, REVOKE_ACCELERATION: `{reason}`.' })
  payload?: Record<string, unknown>;
}

export class PlanComparisonQuery {
  @Id({ optional: true, description: 'Another revision of the same case; without it the one that was agreed before.' })
  with?: string;
}
