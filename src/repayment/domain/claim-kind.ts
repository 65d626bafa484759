import { claimKinds, insuranceKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';

/** The claim kinds that money of this kind can settle. */
export function kindsSettledBy(kind: PaymentKind): readonly ClaimKind[] {
  return kind === 'socialInsurance' ? insuranceKinds : [kind];
}

export function isSocialInsurance(kind: PaymentKind): boolean {
  return kind === 'socialInsurance' || insuranceKinds.some((insurance) => insurance === kind);
}

/**
 * Whether a worker can forgo what is owed. Never social insurance (an agreement not to pay it is void, 法释〔2025〕12号), its
 * late fee, which is the collector's (社会保险法 Art. 86), nor the housing fund.
 */
export function isWaivable(kind: PaymentKind): boolean {
  return !isSocialInsurance(kind) && kind !== 'lateFee' && kind !== 'housingFund';
}

/** Position of a kind in the order in which kinds are listed. */
export function kindRank(kind: ClaimKind): number {
  return claimKinds.indexOf(kind);
}
