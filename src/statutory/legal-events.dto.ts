import { BusinessDate, Id, Ids, Int, Nested, OneOf, Text } from '../platform/http/fields.js';
import { decisionEventTypes, legalGrounds, recordedEventTypes, type LegalGround, type RecordedEventType } from './domain/legal-event-type.js';
import { answerUnits, type AnswerUnit } from './legal-event.entity.js';

export class AnswerWithinBody {
  @Int({ min: 1, max: 365 })
  length!: number;

  @OneOf(answerUnits)
  unit!: AnswerUnit;
}

export class LegalEventBody {
  @OneOf([...recordedEventTypes, ...decisionEventTypes], { description: 'confirmationGranted, arbitrationReviewGranted: the agreement can be enforced from then on.' })
  type!: RecordedEventType;

  @BusinessDate({ description: 'The day on which it happened; not in the future, not before 2008-05-01.' })
  occurredOn!: string;

  @OneOf(legalGrounds, {
    optional: true,
    description:
      'Needed for limitationStarted (knewOrShouldHaveKnown, employmentEnded), limitationInterrupted (claimedFromEmployer, askedAuthority, employerConsented), '
      + 'mediationEnded (agreed, failed, refused) and arbitrationApplied (arbitration, court); for no other.',
  })
  ground?: LegalGround;

  @Nested(() => AnswerWithinBody, { optional: true, description: 'opinionDelivered: the answer time that the letter sets; 15 working days without it.' })
  answerWithin?: AnswerWithinBody;

  @Id({ optional: true, description: 'employerAnswered, opinionWithdrawn, confirmationApplied, arbitrationReviewApplied and what was decided on them: which letter or agreement, when several are open.' })
  refersToId?: string;

  @Ids({ optional: true, max: 50 })
  documentIds?: string[];

  @Text({ optional: true, max: 4000 })
  note?: string;
}

export class VoidLegalEventBody {
  @Text({ max: 2000, description: 'Why the entry was mistaken.' })
  reason!: string;
}
