import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Int, ListOf, OneOf, SomeOf } from '../../platform/http/fields.js';
import { maxInstalments } from '../domain/instalment-rules.js';

export const proposalMethods = ['singleDate', 'monthly', 'priority', 'cashFlow'] as const;
export type ProposalMethod = (typeof proposalMethods)[number];

export class ExpectedMoneyBody {
  @BusinessDate({ description: 'When it will be there.' })
  on!: string;

  @Fen({ positive: true })
  amountFen!: number;
}

export class PlanProposalBody {
  @OneOf(proposalMethods, {
    description:
      'singleDate: everything on `dueOn`. monthly: `months` equal parts from `dueOn` on. priority: families in hardship on `dueOn`, one group after the other a month apart, everybody '
      + 'else last. cashFlow: what the employer expects, spent as it comes in.',
  })
  method!: ProposalMethod;

  @SomeOf(paymentKinds, {
    optional: true, min: 1,
    description: 'What to propose, and for cashFlow in this order; everything that is owed unless told. `socialInsurance` stands for the insurances that are not named beside it.',
  })
  kinds?: PaymentKind[];

  @BusinessDate({ optional: true, description: 'singleDate, monthly, priority: the (first) day wished for.' })
  dueOn?: string;

  @Int({ optional: true, min: 1, max: maxInstalments, description: 'monthly: how many parts.' })
  months?: number;

  @ListOf(() => ExpectedMoneyBody, { optional: true, min: 1, max: maxInstalments, description: 'cashFlow: what the employer expects, and when.' })
  expected?: ExpectedMoneyBody[];

  @Flag({ optional: true, description: 'monthly, cashFlow: the earlier instalments pay families in hardship first.' })
  hardshipFirst?: boolean;
}
