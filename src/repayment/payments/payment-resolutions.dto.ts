import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Ids, OneOf, Text } from '../../platform/http/fields.js';
import { resolutionTypes, type ResolutionType } from '../domain/resolutions.js';

/** Which fields are needed depends on the type; any other is refused. */
export class ResolutionBody {
  @OneOf(resolutionTypes, { description: 'reallocate: it pays another kind or workers by name; return: it went back to the payer; keep: it stays for what may become owed.' })
  type!: ResolutionType;

  @Fen({ positive: true, description: 'No more than the payment has unapplied.' })
  amountFen!: number;

  @OneOf(paymentKinds, { optional: true, description: 'reallocate: what it pays now.' })
  kind?: PaymentKind;

  @Ids({ optional: true, min: 1, max: 10_000, description: 'reallocate: whom it names; without them it is spread over everybody who is owed the kind.' })
  workerIds?: string[];

  @BusinessDate({ optional: true, description: 'return: the day it went back.' })
  returnedOn?: string;

  @Text({ optional: true, max: 200, description: 'return: the number of its slip.' })
  reference?: string;

  @Text({ optional: true, min: 0, max: 2000, description: 'Needed; without it the answer is 422 `reasonMissing`.' })
  reason?: string;

  @Ids({ optional: true, max: 50, description: 'Evidence; without it the answer is 422 `evidenceMissing`.' })
  documentIds?: string[];
}
