import type { DeadlineTrigger } from '../../deadlines/domain/deadline-trigger.js';

/** 法定节点 that people record, each a trigger of clocks of the law. */
export const recordedEventTypes = [
  'mediationApplied', 'mediationEnded', 'mediationApplicationWithdrawn', 'confirmationApplied', 'arbitrationReviewApplied', 'limitationStarted', 'limitationInterrupted', 'arbitrationApplied',
  'opinionDelivered', 'employerAnswered', 'opinionWithdrawn', 'petitionReceived', 'petitionAccepted', 'petitionerInformed', 'petitionAnswered',
  'hotlineReceived', 'hotlineReplied',
] as const satisfies readonly DeadlineTrigger[];

/** What a court or commission decided about an agreement that was brought before it: no clock hangs on it, the paper does. */
export const decisionEventTypes = ['confirmationGranted', 'confirmationRefused', 'arbitrationReviewGranted', 'arbitrationReviewRefused'] as const;
export type DecisionEventType = (typeof decisionEventTypes)[number];

export type RecordedEventType = (typeof recordedEventTypes)[number] | DecisionEventType;

/** Those that only follow from what is recorded elsewhere: plans, milestones, the end of the case. */
export const derivedEventTypes = ['agreementTookEffect', 'agreementSuperseded', 'agreementFulfilled', 'claimsSettled'] as const satisfies readonly DeadlineTrigger[];

/** What the legal events of a case report to its clocks. */
export const statutoryTriggers = [...recordedEventTypes, ...derivedEventTypes] as const;

/** Closing a case is a legal event too: what it meant to a petition stays so when the case is reopened. */
export const legalEventTypes = [...statutoryTriggers, 'caseClosed', ...decisionEventTypes] as const;
export type LegalEventType = (typeof legalEventTypes)[number];

/**
 * What an event rests on.
 * - limitationStarted: 知道或者应当知道 its infringement; wages while employed only from the end of the employment (调解仲裁法 Art. 27).
 * - limitationInterrupted: the three grounds of Art. 27 para 2.
 * - mediationEnded: how it ended for good.
 * - arbitrationApplied: where; a wage IOU leads to court directly (劳动争议解释一 Art. 15).
 */
export const groundsOf = {
  limitationStarted: ['knewOrShouldHaveKnown', 'employmentEnded'],
  limitationInterrupted: ['claimedFromEmployer', 'askedAuthority', 'employerConsented'],
  mediationEnded: ['agreed', 'failed', 'refused'],
  arbitrationApplied: ['arbitration', 'court'],
} as const satisfies Partial<Record<RecordedEventType, readonly string[]>>;

export const legalGrounds = Object.values(groundsOf).flat();
export type LegalGround = (typeof legalGrounds)[number];

/** The grounds among which such an event needs one; empty for events that need none. */
export function groundsFor(type: LegalEventType): readonly LegalGround[] {
  return type in groundsOf ? groundsOf[type as keyof typeof groundsOf] : [];
}
