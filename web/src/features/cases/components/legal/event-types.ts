import type { LegalEventBody, LegalEventView } from '@/api/types.gen';

export type RecordedType = LegalEventBody['type'];
export type Ground = NonNullable<LegalEventBody['ground']>;

/** In the order in which they are looked for. */
export const GROUPS = {
  mediation: ['mediationApplied', 'mediationEnded', 'mediationApplicationWithdrawn', 'confirmationApplied', 'arbitrationReviewApplied'],
  limitation: ['limitationStarted', 'limitationInterrupted', 'arbitrationApplied'],
  opinion: ['opinionDelivered', 'employerAnswered', 'opinionWithdrawn'],
  petition: ['petitionReceived', 'petitionAccepted', 'petitionerInformed', 'petitionAnswered'],
  hotline: ['hotlineReceived', 'hotlineReplied'],
} as const satisfies Readonly<Record<string, readonly RecordedType[]>>;

export type Group = keyof typeof GROUPS;

/** What an event rests on; the others rest on nothing that has to be said. */
const GROUNDS: Readonly<Partial<Record<RecordedType, readonly Ground[]>>> = {
  limitationStarted: ['knewOrShouldHaveKnown', 'employmentEnded'],
  limitationInterrupted: ['claimedFromEmployer', 'askedAuthority', 'employerConsented'],
  mediationEnded: ['agreed', 'failed', 'refused'],
  arbitrationApplied: ['arbitration', 'court'],
};

export const groundsOf = (type: RecordedType | undefined): readonly Ground[] => (type === undefined ? [] : (GROUNDS[type] ?? []));

/** What an event answers or ends, where several may be open. */
const BEGUN_BY: Readonly<Partial<Record<RecordedType, LegalEventView['type']>>> = {
  employerAnswered: 'opinionDelivered', opinionWithdrawn: 'opinionDelivered', confirmationApplied: 'agreementTookEffect', arbitrationReviewApplied: 'agreementTookEffect',
};

/** Those the event may be about, when it has to be said which. */
export function candidatesOf(type: RecordedType | undefined, events: readonly LegalEventView[]): readonly LegalEventView[] {
  const begun = type === undefined ? undefined : BEGUN_BY[type];
  const found = events.filter((event) => event.type === begun && event.voided === null);
  return found.length > 1 ? found : [];
}
