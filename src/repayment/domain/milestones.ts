import type { LedgerBalances } from './balances.js';
import { insuranceKinds, wageMilestoneKinds, type ClaimKind } from '../../cases/domain/vocabulary.js';

/** Wages, overtime, compensation and reimbursement: something was owed, nothing is outstanding, no claim is undecided. */
export function wagesSettled(balances: Pick<LedgerBalances, 'byKind'>): boolean {
  return settled(balances, wageMilestoneKinds);
}

/** The four insurances: something was owed, nothing is outstanding, no claim is undecided. */
export function socialInsuranceSettled(balances: Pick<LedgerBalances, 'byKind'>): boolean {
  return settled(balances, insuranceKinds);
}

/**
 * An undecided claim keeps a milestone away: otherwise paying the first few verified claims would report everybody paid
 * while the others are still being looked at.
 */
function settled({ byKind }: Pick<LedgerBalances, 'byKind'>, kinds: readonly ClaimKind[]): boolean {
  const concerned = byKind.filter(({ kind }) => kinds.includes(kind));
  const owed = concerned.some(({ verifiedFen }) => verifiedFen > 0);
  return owed && concerned.every(({ outstandingFen, undecidedFen }) => outstandingFen === 0 && undecidedFen === 0);
}
