import type { RuleLength } from '../../deadlines/domain/deadline-rules.js';
import type { LegalEventType, LegalGround } from './legal-event-type.js';

/** A legal event that stands: recorded and not taken back. */
export interface LegalFact {
  id: string;
  /** Its place among what was recorded of the case. */
  seq: number;
  type: LegalEventType;
  /** `YYYY-MM-DD` in the office's zone. */
  occurredOn: string;
  ground: LegalGround | null;
  /** The event that began what this one ends, where several may run side by side. */
  refersToId: string | null;
  /** The answer time that a letter sets. */
  answerWithin: RuleLength | null;
}
