import { BusinessDate, Fen, Ids, Text } from '../platform/http/fields.js';

export class LateFeeAssessmentBody {
  @Fen({ positive: true })
  amountFen!: number;

  @BusinessDate({ description: 'The day up to which the collector counted; not in the future.' })
  assessedOn!: string;

  @Text({ max: 200, description: 'The collector’s number of the assessment.' })
  reference!: string;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];
}
