import type { LedgerView, PaymentBody } from '@/api/types.gen';

/** The closed lists of a payment, in the order of the screen. */
export const KINDS = [
  'wages', 'economicCompensation', 'overtime', 'reimbursement', 'socialInsurance', 'pension', 'medical', 'unemployment', 'workInjury', 'housingFund', 'lateFee', 'additionalCompensation', 'other',
] as const satisfies readonly PaymentBody['kind'][];

export const METHODS = ['bankBatch', 'bankTransfer', 'cash', 'fundAdvance', 'courtEnforcement', 'other'] as const satisfies readonly PaymentBody['method'][];
export const INSURANCES = ['pension', 'medical', 'unemployment', 'workInjury'] as const;

/** What a payment of the case can be for, in the order of the screen; everything before anything is owed. */
export function kindsOwed({ byKind }: LedgerView): readonly PaymentBody['kind'][] {
  const isOwed = (kind: PaymentBody['kind']): boolean => byKind.some((row) => row.kind === kind || (kind === 'socialInsurance' && INSURANCES.some((insurance) => insurance === row.kind)));
  const owed = KINDS.filter(isOwed);
  return owed.length > 0 ? owed : KINDS;
}
