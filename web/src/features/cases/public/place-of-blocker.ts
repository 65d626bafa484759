/** Where something that is missing is put right: a tab of the case page and, on it, the form that opens. */
export interface CasePlace {
  tab: CaseTab;
  open?: string;
  /** The id of the entry that is meant, where the tab shows several. */
  at?: string;
}

export const CASE_TABS = ['overview', 'roster', 'investigation', 'verification', 'coordination', 'meetings', 'aid', 'plan', 'legal', 'documents', 'requests', 'timeline'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/** How parts of a tab are shown, by their names. */
export type TabViews = Readonly<Record<string, string>>;

/** By the part of the record that a blocker's path names: the server's word for where it is put right. */
const PLACES: Readonly<Record<string, CasePlace>> = {
  taskForce: { tab: 'overview', open: 'taskForce' },
  employer: { tab: 'overview', open: 'correct' },
  suspension: { tab: 'overview', open: 'RESUME' },
  supervisorItems: { tab: 'overview', open: 'supervisorItems' },
  investigation: { tab: 'investigation', open: 'investigation' },
  visits: { tab: 'investigation', open: 'visit' },
  workers: { tab: 'roster', open: 'import' },
  claims: { tab: 'roster', open: 'decide' },
  livingSurveys: { tab: 'roster', open: 'survey' },
  aidItems: { tab: 'aid' },
  verification: { tab: 'verification', open: 'verification' },
  referrals: { tab: 'coordination' },
  workerSessions: { tab: 'meetings', open: 'session' },
  mediations: { tab: 'meetings', open: 'mediation' },
  repaymentPlans: { tab: 'plan', open: 'plan' },
  ledger: { tab: 'plan', open: 'ledger' },
  payments: { tab: 'plan', open: 'payment' },
  notReceived: { tab: 'plan', open: 'receipts:notReceived' },
  unapplied: { tab: 'plan', open: 'unapplied' },
  followUps: { tab: 'meetings', open: 'followUp' },
  letters: { tab: 'legal' },
  requests: { tab: 'requests' },
};

/** Where the code tells more than the path: nothing is put right by resuming a case that runs, and who was not asked yet has to be asked. */
const BY_CODE: Readonly<Record<string, CasePlace | null>> = {
  notSuspended: null,
  hrssNotAcknowledged: { tab: 'coordination', open: 'referral' },
};

/** Null for what is put right in the command itself, such as a reason, or nowhere. */
export function placeOfBlocker(blocker: { code: string; path: string | null } | null | undefined): CasePlace | null {
  if (!blocker) return null;
  const exception = BY_CODE[blocker.code];
  if (exception !== undefined) return exception;
  const [head = ''] = (blocker.path ?? '').split(/[.[]/);
  return PLACES[head] ?? null;
}

/** The address of a place on the page of a case. */
export function caseAddress(caseId: string, place?: CasePlace | null): string {
  const query = new URLSearchParams({ ...(place ? { tab: place.tab } : {}), ...(place?.open === undefined ? {} : { open: place.open }), ...(place?.at === undefined ? {} : { at: place.at }) }).toString();
  return `/cases/${caseId}${query === '' ? '' : `?${query}`}`;
}
