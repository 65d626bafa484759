import { Transform } from 'class-transformer';
import { Id, Int, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { paymentVerdicts } from './payment-imports.view.js';

const reason = { optional: true, min: 0, max: 2000, description: 'Needed; without it the answer is 422 `reasonMissing`.' } as const;

export class MatchRowBody {
  @Id({ description: 'Whom the row paid.' })
  workerId!: string;

  @Text(reason)
  reason?: string;
}

export class DecideRowBody {
  @Text(reason)
  reason?: string;
}

export class PaymentRowsQuery extends PageQuery {
  @OneOf(paymentVerdicts, { optional: true, description: 'Every verdict unless told.' })
  verdict?: (typeof paymentVerdicts)[number];

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value))
  @Int({ optional: true, min: 1, max: 9_999_999, description: 'One row alone.' })
  row?: number;
}
