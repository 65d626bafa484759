import type { PaymentBody } from '@/api/types.gen';

/** What the fields say, without what was left empty; null while something that is needed is missing. */
export function toPaymentBody({ kind, amountFen, deductionsFen, paidOn, method, reference, workerIds, recoversAdvance, documentIds }: Partial<PaymentBody>): PaymentBody | null {
  if (!kind || !amountFen || !paidOn || !method || !reference?.trim()) return null;
  return {
    kind, amountFen, paidOn, method, reference: reference.trim(),
    ...(deductionsFen ? { deductionsFen } : {}), ...(workerIds?.length ? { workerIds } : {}), ...(recoversAdvance ? { recoversAdvance } : {}), ...(documentIds?.length ? { documentIds } : {}),
  };
}
