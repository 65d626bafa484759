import type { PayloadField, PayloadFields, PayloadOf } from '../../platform/machine/payload.js';

const reason = { kind: 'text', max: 4000, missing: 'reasonMissing' } as const satisfies PayloadField;

/** What each event of a referral carries; a field with `missing: null` is optional. */
export const referralEventFields = {
  ACKNOWLEDGE: {},
  ASSIGN: { liaisonId: { kind: 'id', missing: 'liaisonMissing' } },
  REPLY: { text: { kind: 'text', max: 20_000, missing: 'replyMissing' }, documentIds: { kind: 'ids', max: 50, missing: null } },
  DECLINE: {
    /** One of `declineReasons`, or own words, which count as `other`. */
    reason,
    proposedDepartmentId: { kind: 'id', missing: null },
  },
  ACCEPT: {},
  RETURN: { reason },
  RULE: { departmentId: { kind: 'id', missing: 'departmentMissing' }, reason },
  RECALL: { reason },
} as const satisfies Record<string, PayloadFields>;

export type ReferralEventType = keyof typeof referralEventFields;
export type ReferralEventPayload<E extends ReferralEventType = ReferralEventType> = PayloadOf<(typeof referralEventFields)[E]>;

/** In the order of the table, which is the order on the screen. */
export const referralEventTypes = Object.keys(referralEventFields) as readonly ReferralEventType[];
