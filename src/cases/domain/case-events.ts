import type { PayloadField, PayloadFields, PayloadOf } from '../../platform/machine/payload.js';
import { remedies } from './vocabulary.js';

const longText = 4000;
const reason = { kind: 'text', max: longText, missing: 'reasonMissing' } as const satisfies PayloadField;

/** What each event of a case carries; a field with `missing: null` is optional. */
export const caseEventFields = {
  ACCEPT: {},
  REJECT: {
    /** One of `rejectionReasons`, or own words, which count as `other`. */
    reason,
    explanation: { kind: 'text', max: longText, missing: 'explanationMissing' },
    forwardedTo: { kind: 'text', max: 200, missing: null },
    reporterToldAt: { kind: 'instant', missing: 'reporterNotTold' },
  },
  MERGE: { intoCaseId: { kind: 'id', missing: 'mergeTargetMissing' } },
  COMPLETE_INVESTIGATION: {},
  COMPLETE_VERIFICATION: {},
  SETTLE: {},
  ADOPT_PLAN: {},
  DECLARE_IMPASSE: { remedy: { kind: 'code', values: remedies, missing: 'remedyMissing' }, reason },
  RETURN_TO_VERIFICATION: { reason },
  CONFIRM_DEFAULT: { reason },
  CLOSE: { summary: { kind: 'text', max: longText, missing: 'summaryMissing' } },
  WITHDRAW: { reason, requestedAt: { kind: 'instant', missing: 'withdrawalRequestMissing' } },
  SUSPEND: { reason },
  RESUME: { reason },
  REOPEN: { reason },
} as const satisfies Record<string, PayloadFields>;

export type CaseEventType = keyof typeof caseEventFields;
export type CaseEventPayload<E extends CaseEventType = CaseEventType> = PayloadOf<(typeof caseEventFields)[E]>;

/** In the order of the table, which is the order on the screen. */
export const caseEventTypes = Object.keys(caseEventFields) as readonly CaseEventType[];
