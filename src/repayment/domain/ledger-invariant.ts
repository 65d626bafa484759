import type { Replay } from './allocation.js';
import type { LedgerBalances } from './balances.js';
import { kindsSettledBy } from './claim-kind.js';
import { cellKey } from './claim-order.js';
import { noAmounts } from './ledger-amounts.js';
import { receivedByPosting, settledByPosting, type LedgerHistory } from './ledger-types.js';

/** Something that does not add up: always a fault of the program, never of a person. */
export interface InvariantViolation {
  rule:
    | 'verifiedIsPaidWaivedOutstanding'
    | 'paymentsAreAppliedOrUnapplied'
    | 'allocationFits'
    | 'partsAreMoved'
    | 'linesHold'
    | 'ageingIsOutstanding'
    | 'totalsAreSums'
    | 'notNegative';
  /** The worker × kind, claim, posting or line concerned: ids only. */
  subject: string;
}

/**
 * Checks that every fen adds up, from the rows of the replay and not from its own sums: for each worker and kind
 * `verified = paid + waived + outstanding`, all payments = applied + unapplied + returned, no line takes more than it promises, nothing
 * is negative, ageing and totals are sums of what they are made of. Empty = everything holds.
 */
export function checkInvariant(history: LedgerHistory, replayed: Replay, balances: LedgerBalances): InvariantViolation[] {
  return [
    ...checkWorkerKinds(history, replayed, balances),
    ...checkPostings(history, replayed),
    ...checkLines(history, replayed),
    ...checkTotals(balances),
  ];
}

function checkWorkerKinds(history: LedgerHistory, replayed: Replay, balances: LedgerBalances): InvariantViolation[] {
  const verified = sumBy(history.obligations, cellKey, (obligation) => obligation.verifiedFen ?? 0);
  const paid = sumBy(replayed.allocations.filter(({ advance }) => !advance), cellKey, ({ amountFen }) => amountFen);
  const waived = sumBy(replayed.waived, cellKey, ({ amountFen }) => amountFen);
  const open = sumBy(replayed.claims, ({ obligation }) => cellKey(obligation), ({ openFen }) => openFen);
  const balanceOf = new Map(balances.byWorkerKind.map((balance) => [cellKey(balance), balance]));
  return [...verified.keys()].flatMap((subject) => {
    const rules: InvariantViolation['rule'][] = [];
    const amounts = balanceOf.get(subject) ?? noAmounts();
    const derived = [verified, paid, waived, open].map((sums) => sums.get(subject) ?? 0n);
    const shown = [amounts.verifiedFen, amounts.paidFen, amounts.waivedFen, amounts.outstandingFen].map(BigInt);
    const agreesWithRows = derived.every((amount, index) => amount === shown[index]);
    if (derived[0] !== sum(derived.slice(1)) || !agreesWithRows) rules.push('verifiedIsPaidWaivedOutstanding');
    const { notDue, d1to7, d8to30, d31to60, over60 } = amounts.ageing;
    const buckets = [notDue, d1to7, d8to30, d31to60, over60];
    if (sum(buckets.map(BigInt)) !== derived[3]) rules.push('ageingIsOutstanding');
    const { overdueFen, outstandingFen, agreedFen, advancedFen, recoveredFen, paidFen } = amounts;
    const amountsShown = [...buckets, overdueFen, outstandingFen - overdueFen, agreedFen, advancedFen, recoveredFen, advancedFen - recoveredFen, paidFen - recoveredFen];
    if (amountsShown.some((amount) => amount < 0)) rules.push('notNegative');
    return rules.map((rule) => ({ rule, subject }));
  });
}

function checkPostings({ postings, obligations }: LedgerHistory, replayed: Replay): InvariantViolation[] {
  const landed = sumBy([...replayed.allocations, ...replayed.unapplied], ({ postingId }) => postingId, ({ amountFen }) => amountFen);
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  const claims = new Map(obligations.map((obligation) => [obligation.claimId, obligation]));
  const unequal = postings.filter((posting) => (landed.get(posting.id) ?? 0n) !== (posting.reversedBy ? 0n : BigInt(settledByPosting(posting))));
  const astray = replayed.allocations.filter(({ postingId, claimId, workerId, kind, amountFen }) => {
    const [posting, claim] = [byId.get(postingId), claims.get(claimId)];
    if (!posting || claim?.workerId !== workerId || claim.kind !== kind || amountFen <= 0) return true;
    const named = posting.workerIds === null || (workerId !== null && posting.workerIds.includes(workerId));
    return !named || !kindsSettledBy(posting.kind).includes(kind);
  });
  const moved = sumBy(postings.filter(({ partOf, reversedBy }) => partOf !== undefined && !reversedBy), ({ partOf = '' }) => partOf, receivedByPosting);
  const apart = postings.filter((posting) => !posting.reversedBy && (moved.get(posting.id) ?? 0n) !== BigInt(posting.movedFen ?? 0));
  return [
    ...apart.map(({ id }): InvariantViolation => ({ rule: 'partsAreMoved', subject: id })),
    ...unequal.map(({ id }): InvariantViolation => ({ rule: 'paymentsAreAppliedOrUnapplied', subject: id })),
    ...astray.map(({ postingId }): InvariantViolation => ({ rule: 'allocationFits', subject: postingId })),
  ];
}

function checkLines({ plans }: LedgerHistory, replayed: Replay): InvariantViolation[] {
  const keyOf = (planId: string, instalmentNo: number, claimId: string): string => `${planId}/${instalmentNo}/${claimId}`;
  const lines = plans.flatMap((plan) => plan.lines);
  const promised = sumBy(lines, (line) => keyOf(line.planId, line.instalmentNo, line.claimId), ({ amountFen }) => amountFen);
  const onLines = replayed.allocations.flatMap(({ line, claimId, amountFen }) =>
    line ? [{ key: keyOf(line.planId, line.instalmentNo, claimId), amountFen }] : [],
  );
  const filled = sumBy(onLines, ({ key }) => key, ({ amountFen }) => amountFen);
  const over = [...filled].filter(([key, amount]) => amount > (promised.get(key) ?? 0n)).map(([key]) => key);
  const askew = replayed.lines
    .filter(({ line, paidFen, openFen }) => paidFen < 0 || openFen < 0 || paidFen + openFen > line.amountFen)
    .map(({ line }) => keyOf(line.planId, line.instalmentNo, line.claimId));
  return [...over, ...askew].map((subject) => ({ rule: 'linesHold', subject }));
}

function checkTotals({ totals, byKind, byWorkerKind, byClaim, payments, advances }: LedgerBalances): InvariantViolation[] {
  const fields = ['claimedFen', 'verifiedFen', 'agreedFen', 'paidFen', 'waivedFen', 'outstandingFen', 'overdueFen', 'advancedFen', 'recoveredFen'] as const;
  const unequal = fields.filter((field) =>
    [byKind, byWorkerKind, byClaim].some((rows) => sum(rows.map((row) => BigInt(row[field]))) !== BigInt(totals[field])),
  );
  const money = Object.entries({ payments, advances }).filter(
    ([, { receivedFen, appliedFen, unappliedFen, returnedFen }]) => receivedFen !== appliedFen + unappliedFen + returnedFen,
  );
  return [
    ...unequal.map((subject): InvariantViolation => ({ rule: 'totalsAreSums', subject })),
    ...money.map(([subject]): InvariantViolation => ({ rule: 'paymentsAreAppliedOrUnapplied', subject })),
  ];
}

function sumBy<T>(items: readonly T[], keyOf: (item: T) => string, amountOf: (item: T) => number): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0n) + BigInt(amountOf(item)));
  return sums;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
