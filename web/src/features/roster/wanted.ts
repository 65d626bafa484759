import type { ClaimView, WorkerSearchBody } from '@/api/types.gen';

export type ClaimKind = ClaimView['kind'];

/** Which of a roster are shown: as the API asks. */
export type Wanted = Pick<WorkerSearchBody, 'only' | 'kind'> & { name?: string };

export const isFiltered = (wanted: Wanted): boolean => Object.keys(wanted).length > 0;

export const SELECTIONS = ['undecidedClaims', 'notSurveyed', 'hardship'] as const satisfies readonly NonNullable<Wanted['only']>[];

/** In the order of the screen; what comes from an authority's decision alone is not entered by hand. */
export const CLAIM_KINDS = [
  'wages', 'overtime', 'economicCompensation', 'reimbursement', 'pension', 'medical', 'unemployment', 'workInjury', 'housingFund', 'lateFee', 'other',
] as const satisfies readonly ClaimKind[];
