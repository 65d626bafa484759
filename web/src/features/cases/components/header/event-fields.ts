import type { NextEventView } from '@/api/types.gen';

export type CaseEvent = NextEventView['type'];
export type EventField = 'reason' | 'rejectionReason' | 'explanation' | 'forwardedTo' | 'reporterToldAt' | 'intoCaseId' | 'remedy' | 'summary' | 'requestedAt';

/** What each event asks for; see docs/states.md. Those not named ask for nothing. */
const FIELDS: Readonly<Partial<Record<CaseEvent, readonly EventField[]>>> = {
  REJECT: ['rejectionReason', 'explanation', 'forwardedTo', 'reporterToldAt'],
  MERGE: ['intoCaseId'],
  DECLARE_IMPASSE: ['remedy', 'reason'],
  RETURN_TO_VERIFICATION: ['reason'],
  CONFIRM_DEFAULT: ['reason'],
  CLOSE: ['summary'],
  WITHDRAW: ['reason', 'requestedAt'],
  RESUME: ['reason'],
  REOPEN: ['reason'],
};

export const fieldsOf = (event: CaseEvent): readonly EventField[] => FIELDS[event] ?? [];

/** The field's name in the command. */
export const payloadNameOf = (field: EventField): string => (field === 'rejectionReason' ? 'reason' : field);

/** The events that lead on; the first one that is possible stands on the button, the others in the menu. */
export const ADVANCING: readonly CaseEvent[] = ['ACCEPT', 'COMPLETE_INVESTIGATION', 'COMPLETE_VERIFICATION', 'ADOPT_PLAN', 'CLOSE'];
export const REASONS = ['outsideRemit', 'otherRegion', 'notLabourDispute', 'handledElsewhere', 'reporterUnreachable', 'unfounded', 'other'] as const;
export const REMEDIES = ['labourInspection', 'arbitration', 'paymentOrder', 'court', 'police'] as const;
