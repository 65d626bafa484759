import { paymentKinds, type PaymentKind, paymentMethods, type PaymentMethod } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Flag, Id, Ids, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';

export class PaymentBody {
  @OneOf(paymentKinds, { description: '`socialInsurance` stands for the four insurances together.' })
  kind!: PaymentKind;

  @BusinessDate({ description: 'The day the money arrived; not in the future, nor before the first month for which any of the kind is owed (1995-01-01 where that is not known).' })
  paidOn!: string;

  @Fen({ positive: true, description: 'What reached the workers.' })
  amountFen!: number;

  @Fen({ optional: true, description: 'Withheld lawfully (tax, the worker’s own share): settles what is owed as well.' })
  deductionsFen?: number;

  @OneOf(paymentMethods, { description: 'A `fundAdvance` reaches the worker while the employer goes on owing.' })
  method!: PaymentMethod;

  @Text({ max: 200, description: 'The slip’s number; the same one is refused a second time on the case.' })
  reference!: string;

  @Ids({ optional: true, min: 1, max: 10_000, description: 'Whom it names; without them it is spread pro rata over everybody who is owed.' })
  workerIds?: string[];

  @Flag({ optional: true, description: 'The employer repays a fund’s advance: it settles the debt and reaches no worker.' })
  recoversAdvance?: boolean;

  @Ids({ optional: true, max: 50, description: 'The slip.' })
  documentIds?: string[];
}

export class PaymentListQuery extends PageQuery {
  @Id({ optional: true, description: 'Only the rows of one import.' })
  importId?: string;
}
