import { Transform } from 'class-transformer';
import { BusinessDate, Fen, Instant, Text, Texts } from '../../platform/http/fields.js';

export class SupervisionCheckBody {
  @Instant({ description: 'Not in the future.' })
  checkedAt!: string;

  @Fen({ description: 'What the company has got together so far.' })
  fundsRaisedFen!: number;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @Texts({ max: 20, maxLength: 500, description: 'Where the money comes from; a single text stands for a list of one.' })
  sources!: string[];

  @Text({ max: 8000 })
  record!: string;

  @BusinessDate({ description: 'Today or later. The clock of the next check ends on this day, or by its rule when that is earlier.' })
  nextCheckOn!: string;
}
