import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { type ApplyMode, applyModes } from '../../imports/sheet-import.entity.js';
import { OneOf } from '../../platform/http/fields.js';

/** The text fields beside the file. */
export class PaymentImportFields {
  @OneOf(paymentKinds, { description: 'What the file pays.' })
  kind!: PaymentKind;

  @OneOf(applyModes, { optional: true })
  apply?: ApplyMode;
}
