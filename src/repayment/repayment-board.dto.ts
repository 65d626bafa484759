import { paymentKinds, type PaymentKind } from '../cases/domain/vocabulary.js';
import { Id, OneOf, RegionCode } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';

export class RepaymentBoardQuery extends PageQuery {
  @RegionCode({ optional: true, description: 'This region and those below it.' })
  regionCode?: string;

  @Id({ optional: true })
  supervisorId?: string;

  @OneOf(paymentKinds, { optional: true, description: 'Only instalments of this kind.' })
  kind?: PaymentKind;
}
