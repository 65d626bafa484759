import type { DeadlineTrigger } from '../../deadlines/domain/deadline-trigger.js';

/** What a referral reports to its clocks. */
export const referralTriggers = [
  'referralSent', 'referralAcknowledged', 'referralReplied', 'referralReturned', 'referralDeclined', 'referralRuled', 'referralRecalled',
] as const satisfies readonly DeadlineTrigger[];
