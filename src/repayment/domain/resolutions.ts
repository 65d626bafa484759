import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { addFen } from './fen-sum.js';
import type { Posting } from './ledger-types.js';

/**
 * What a supervisor decides about money that found nothing to settle.
 * - `reallocate`: it pays another kind, or workers by name.
 * - `return`: it went back to the payer.
 * - `keep`: it stays, for what may become owed.
 */
export const resolutionTypes = ['reallocate', 'return', 'keep'] as const;
export type ResolutionType = (typeof resolutionTypes)[number];

/** A decision as recorded: never changed, only pointed at by its reversal. `amountFen` of `paymentId`. */
export interface Resolution {
  id: string;
  seq: number;
  paymentId: string;
  type: ResolutionType;
  amountFen: number;
  /** reallocate: what it pays now. */
  kind: PaymentKind | null;
  /** reallocate: sorted; null for a lump without names. */
  workerIds: readonly string[] | null;
  /** A reversed decision counts for nothing. */
  reversedBy?: string | null;
}

/**
 * The payments with what was decided about them. What was returned or put to another purpose is taken from its payment whatever
 * happens later, until the decision is reversed; what was put to another purpose pays as of the day the money arrived, in the
 * order in which the decision was taken. With a payment that is reversed goes everything that was made of it.
 */
export function withResolutions(payments: readonly Posting[], resolutions: readonly Resolution[]): Posting[] {
  const decided = new Map<string, Resolution[]>();
  for (const resolution of resolutions) {
    if (resolution.reversedBy || resolution.type === 'keep') continue;
    const ofPayment = decided.get(resolution.paymentId);
    if (ofPayment) ofPayment.push(resolution);
    else decided.set(resolution.paymentId, [resolution]);
  }
  return payments.flatMap((payment) => {
    const ofPayment = decided.get(payment.id);
    if (!ofPayment) return [payment];
    const sumOf = (type: ResolutionType): number => ofPayment.reduce((sum, one) => (one.type === type ? addFen(sum, one.amountFen) : sum), 0);
    const parts = ofPayment.filter(({ type }) => type === 'reallocate').map((resolution) => partOf(payment, resolution));
    return [{ ...payment, returnedFen: addFen(payment.returnedFen ?? 0, sumOf('return')), movedFen: addFen(payment.movedFen ?? 0, sumOf('reallocate')) }, ...parts];
  });
}

/** The postings as they would be without one decision that stands among them. */
export function withoutResolution(postings: readonly Posting[], { id, paymentId, type, amountFen }: Pick<Resolution, 'id' | 'paymentId' | 'type' | 'amountFen'>): Posting[] {
  const taken = type === 'return' ? ('returnedFen' as const) : ('movedFen' as const);
  const left = postings.filter((posting) => posting.id !== id);
  return type === 'keep' ? left : left.map((posting) => (posting.id === paymentId ? { ...posting, [taken]: (posting[taken] ?? 0) - amountFen } : posting));
}

/** The postings as they would be without these payments and everything that was made of them. */
export function withoutPayments(postings: readonly Posting[], paymentIds: ReadonlySet<string>): Posting[] {
  return postings.filter(({ id, partOf: paymentId = id }) => !paymentIds.has(paymentId));
}

const partOf = (payment: Posting, { id, seq, amountFen, kind, workerIds }: Resolution): Posting => ({
  id, seq, paidOn: payment.paidOn, kind: kind ?? payment.kind, amountFen, workerIds, advance: payment.advance ?? false, partOf: payment.id,
  reversedBy: payment.reversedBy ?? null,
});
