import { receivedByPosting, settledByPosting, type LedgerHistory } from './ledger-types.js';

/**
 * Stops a history that would make sums wrong without a sound.
 * @throws RangeError when an amount is no non-negative safe integer, or an id stands twice
 */
export function checkHistory({ obligations, plans, postings, waivers }: LedgerHistory): void {
  for (const { claimedFen, verifiedFen } of obligations) checkAmounts(claimedFen, verifiedFen ?? 0);
  for (const { lines } of plans) for (const { amountFen } of lines) checkAmounts(amountFen);
  for (const posting of postings) {
    const { amountFen, deductionsFen = 0, returnedFen = 0, movedFen = 0 } = posting;
    checkAmounts(amountFen, deductionsFen, receivedByPosting(posting), returnedFen, movedFen, settledByPosting(posting));
  }
  for (const { amountFen } of waivers) checkAmounts(amountFen);
  for (const ids of [obligations.map(({ claimId }) => claimId), [...postings, ...waivers].map(({ id }) => id), plans.map(({ planId }) => planId)]) {
    if (new Set(ids).size !== ids.length) throw new RangeError('An id stands twice in the ledger');
  }
}

function checkAmounts(...amounts: readonly number[]): void {
  if (!amounts.every((amountFen) => Number.isSafeInteger(amountFen) && amountFen >= 0)) {
    throw new RangeError('An amount is no non-negative safe integer of fen');
  }
}
