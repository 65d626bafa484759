import { BusinessDate, Fen, Instant, Text } from '../platform/http/fields.js';

export class SupervisionCheckBody {
  @Instant({ description: 'Not in the future.' })
  checkedAt!: string;

  @Fen({ description: 'What the company has got together so far.' })
  fundsRaisedFen!: number;

  @Text({ max: 2000, description: 'Where the money comes from.' })
  sources!: string;

  @Text({ max: 8000 })
  record!: string;

  @BusinessDate({ description: 'Today or later.' })
  nextCheckOn!: string;
}
