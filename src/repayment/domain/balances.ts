import { daysPastDue } from './ageing.js';
import type { Replay } from './allocation.js';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { kindRank } from './claim-kind.js';
import { cellKey } from './claim-order.js';
import { addFen } from './fen-sum.js';
import { effectiveDueOn, instalmentBalances, type InstalmentBalance } from './instalment-balances.js';
import { addAmounts, countOverdue, noAmounts, type LedgerAmounts } from './ledger-amounts.js';
import { planInForce, receivedByPosting, type LedgerHistory } from './ledger-types.js';

/** Money that came in, in fen: `received = applied + unapplied + returned`. */
export interface ReceivedAmounts {
  receivedFen: number;
  appliedFen: number;
  unappliedFen: number;
  /** Went back to the payer. */
  returnedFen: number;
}

export interface ClaimBalance extends LedgerAmounts {
  claimId: string;
  workerId: string | null;
  kind: ClaimKind;
}

export interface WorkerKindBalance extends LedgerAmounts {
  workerId: string | null;
  kind: ClaimKind;
}

export interface KindBalance extends LedgerAmounts {
  kind: ClaimKind;
}

/** The ledger of a case as it stands on one day. */
export interface LedgerBalances {
  totals: LedgerAmounts;
  /** Only kinds somebody claims, the insurances each, in listing order. */
  byKind: KindBalance[];
  byWorkerKind: WorkerKindBalance[];
  byClaim: ClaimBalance[];
  instalments: InstalmentBalance[];
  /** From the employer; reversed postings count for nothing. */
  payments: ReceivedAmounts;
  /** From funds that advance; they settle nothing. */
  advances: ReceivedAmounts;
}

/** Derives what everybody is owed on `today` (business date in the office's zone) from the history and its replay. */
export function balancesOf(history: LedgerHistory, replayed: Replay, today: string): LedgerBalances {
  const byClaim = claimBalances(history, replayed, today);
  const workerKinds = new Map<string, WorkerKindBalance>();
  const kinds = new Map<ClaimKind, KindBalance>();
  const totals = noAmounts();
  for (const claim of byClaim) {
    const { workerId, kind } = claim;
    addAmounts(entry(workerKinds, cellKey(claim), () => ({ workerId, kind, ...noAmounts() })), claim);
    addAmounts(entry(kinds, kind, () => ({ kind, ...noAmounts() })), claim);
    addAmounts(totals, claim);
  }
  const plan = planInForce(history.plans);
  return {
    totals,
    byKind: [...kinds.values()].sort((a, b) => kindRank(a.kind) - kindRank(b.kind)),
    byWorkerKind: [...workerKinds.values()],
    byClaim,
    instalments: instalmentBalances(plan, replayed, history.postings, today),
    payments: received(history, replayed, false),
    advances: received(history, replayed, true),
  };
}

function claimBalances(history: LedgerHistory, replayed: Replay, today: string): ClaimBalance[] {
  const plan = planInForce(history.plans);
  const balances = new Map<string, ClaimBalance>();
  for (const { obligation, openFen, paidFen, waivedFen, advancedFen, recoveredFen, agreedFen } of replayed.claims) {
    const { claimId, workerId, kind, claimedFen, verifiedFen } = obligation;
    balances.set(claimId, {
      claimId,
      workerId,
      kind,
      ...noAmounts(),
      claimedFen,
      undecidedFen: verifiedFen === null ? claimedFen : 0,
      verifiedFen: verifiedFen ?? 0,
      agreedFen,
      paidFen,
      waivedFen,
      outstandingFen: openFen,
      advancedFen,
      recoveredFen,
      ageing: { ...noAmounts().ageing, notDue: openFen },
    });
  }
  for (const { line, openFen } of replayed.lines) {
    const balance = balances.get(line.claimId);
    if (!balance) continue;
    countOverdue(balance, openFen, daysPastDue(effectiveDueOn(line.dueOn, plan), today));
  }
  return [...balances.values()];
}

function received({ postings }: LedgerHistory, replayed: Replay, advance: boolean): ReceivedAmounts {
  const standing = new Map(
    postings.filter((posting) => !posting.reversedBy && (posting.advance ?? false) === advance).map((posting) => [posting.id, posting]),
  );
  const sumOf = (parts: readonly { postingId: string; amountFen: number }[]): number =>
    parts.reduce((sum, { postingId, amountFen }) => (standing.has(postingId) ? addFen(sum, amountFen) : sum), 0);
  const payments = [...standing.values()].filter(({ partOf }) => partOf === undefined);
  return {
    receivedFen: payments.reduce((sum, posting) => addFen(sum, receivedByPosting(posting)), 0),
    appliedFen: sumOf(replayed.allocations),
    unappliedFen: sumOf(replayed.unapplied),
    returnedFen: payments.reduce((sum, { returnedFen = 0 }) => addFen(sum, returnedFen), 0),
  };
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
