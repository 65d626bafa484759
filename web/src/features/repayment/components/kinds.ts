import type { PaymentBody } from '@/api/types.gen';

/** The closed lists of a payment, in the order of the screen. */
export const KINDS = [
  'wages', 'economicCompensation', 'overtime', 'reimbursement', 'socialInsurance', 'pension', 'medical', 'unemployment', 'workInjury', 'housingFund', 'lateFee', 'additionalCompensation', 'other',
] as const satisfies readonly PaymentBody['kind'][];

export const METHODS = ['bankBatch', 'bankTransfer', 'cash', 'fundAdvance', 'courtEnforcement', 'other'] as const satisfies readonly PaymentBody['method'][];
export const INSURANCES = ['pension', 'medical', 'unemployment', 'workInjury'] as const;
