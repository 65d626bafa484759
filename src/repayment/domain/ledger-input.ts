import { receivedByPosting, settledByPosting, type LedgerHistory } from './ledger-types.js';

/**
 * Stops a history that would make sums wrong without a sound.
 * @throws RangeError when an amount is no non-negative safe integer, or an id stands twice
 */
export function checkHistory({ obligations, plans, postings, waivers }: LedgerHistory): void {
  const lines = plans.flatMap((plan) => plan.lines);
  const amounts = [
    ...obligations.flatMap(({ claimedFen, verifiedFen }) => [claimedFen, verifiedFen ?? 0]),
    ...lines.map(({ amountFen }) => amountFen),
    ...postings.flatMap((posting) => [posting.amountFen, posting.deductionsFen ?? 0, receivedByPosting(posting), posting.returnedFen ?? 0, posting.movedFen ?? 0, settledByPosting(posting)]),
    ...waivers.map(({ amountFen }) => amountFen),
  ];
  if (!amounts.every((amountFen) => Number.isSafeInteger(amountFen) && amountFen >= 0)) {
    throw new RangeError('An amount is no non-negative safe integer of fen');
  }
  for (const ids of [obligations.map(({ claimId }) => claimId), [...postings, ...waivers].map(({ id }) => id), plans.map(({ planId }) => planId)]) {
    if (new Set(ids).size !== ids.length) throw new RangeError('An id stands twice in the ledger');
  }
}
