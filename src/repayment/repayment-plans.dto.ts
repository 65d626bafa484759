import { enforceabilities, type Enforceability, paymentKinds, type PaymentKind } from '../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Int, ListOf, OneOf } from '../platform/http/fields.js';
import { maxInstalments } from './domain/instalment-rules.js';
import { type AllocationOrder } from './domain/ledger-types.js';

export const allocationOrders = ['oldestFirst', 'proRata'] as const satisfies readonly AllocationOrder[];

export class InstalmentBody {
  @OneOf(paymentKinds, { description: '`socialInsurance` stands for the four insurances together.' })
  kind!: PaymentKind;

  @BusinessDate({ description: 'Today or later. An agreed date never moves by itself.' })
  dueOn!: string;

  @Fen({ positive: true })
  amountFen!: number;
}

export class CreatePlanBody {
  @ListOf(() => InstalmentBody, { max: maxInstalments, description: 'Per kind they sum to what is verified and unpaid, less waivers.' })
  instalments!: InstalmentBody[];

  @Flag({ optional: true, description: 'One default makes the rest due, when the supervisor declares it.' })
  accelerates?: boolean;

  @OneOf(enforceabilities, { optional: true, description: 'Default `plain`: a mediation paper.' })
  enforceability?: Enforceability;

  @OneOf(allocationOrders, { optional: true, description: 'How money without names is spread; default `oldestFirst`.' })
  allocationOrder?: AllocationOrder;
}

export const planUserEvents = ['AGREE'] as const;

export class PlanEventBody {
  @OneOf(planUserEvents)
  type!: (typeof planUserEvents)[number];

  @Int({ min: 1, max: 2_000_000_000, description: 'The version of the plan that was read.' })
  version!: number;
}
