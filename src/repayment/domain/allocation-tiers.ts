import { splitLargestRemainder } from '../../platform/money/fen.js';
import { addFen } from './fen-sum.js';
import type { ClaimState, Landing, LedgerCell } from './ledger-cell.js';
import type { AgreedPlan, AllocationOrder, Posting } from './ledger-types.js';
import { NOBODY_FIRST, rankOf, type WorkerPriority } from './worker-priority.js';

/** How the plan in force wants money without an exact address to be spread. */
export interface AllocationTerms {
  order: AllocationOrder;
  priority: WorkerPriority;
}

export const termsOf = (plan: Pick<AgreedPlan, 'order' | 'priority'> | null): AllocationTerms => ({ order: plan?.order ?? 'oldestFirst', priority: plan?.priority ?? NOBODY_FIRST });

/** A layer of what is owed, full before money reaches the next one; inside a layer it is spread pro rata. */
export interface Tier {
  roomOf(cell: LedgerCell): number;
  fill(cell: LedgerCell, amountFen: number): void;
}

/** The layers a posting fills in `cells`, one after the other, each looked at only when money is left for it. */
export function tiersFor(posting: Posting, terms: AllocationTerms, cells: readonly LedgerCell[], land: Landing): Iterable<Tier> {
  if (posting.advance) return [advanceTier(land)];
  return posting.recoversAdvance ? [recoveryTier(land)] : settlingTiers(posting.seq, terms, cells, land);
}

/** Fills one tier by largest remainder and returns what is left over, in fen. */
export function pour(amountFen: number, cells: readonly LedgerCell[], tier: Tier): number {
  const rooms = cells.map((cell) => tier.roomOf(cell));
  const totalFen = rooms.reduce(addFen, 0);
  if (totalFen === 0) return amountFen;
  const shares = amountFen >= totalFen ? rooms : splitLargestRemainder(amountFen, rooms);
  cells.forEach((cell, index) => {
    const shareFen = shares[index] ?? 0;
    if (shareFen > 0) tier.fill(cell, shareFen);
  });
  return Math.max(0, amountFen - totalFen);
}

function* settlingTiers(seq: number, { order, priority }: AllocationTerms, cells: readonly LedgerCell[], land: Landing): Generator<Tier> {
  const known = (claim: ClaimState): boolean => (claim.obligation.seq ?? -Infinity) <= seq;
  switch (order) {
    case 'oldestFirst':
      yield* dueTiers(cells, land);
      yield outsideTier(known, land);
      break;
    case 'priorityFirst':
      yield* dueTiers(cells, land, (cell) => rankOf(priority, cell.workerId));
      yield outsideTier(known, land);
      break;
    case 'proRata':
      yield everythingTier(known, land);
      break;
  }
  yield outsideTier((claim) => !known(claim), land);
}

/** A tier for each due date; with ranks, one for each rank that has anything due on it. */
function* dueTiers(cells: readonly LedgerCell[], land: Landing, rank: (cell: LedgerCell) => number = () => 0): Generator<Tier> {
  for (let dueOn = earliestDue(cells); dueOn !== null; dueOn = earliestDue(cells)) {
    const tierDue = dueOn;
    const first = cells.reduce((least, cell) => (cell.earliestOpenDue() === tierDue ? Math.min(least, rank(cell)) : least), Infinity);
    yield {
      roomOf: (cell) => (rank(cell) === first ? cell.roomOnLines(tierDue) : 0),
      fill: (cell, amountFen) => cell.payLines(tierDue, amountFen, land),
    };
  }
}

function earliestDue(cells: readonly LedgerCell[]): string | null {
  let earliest: string | null = null;
  for (const cell of cells) {
    const dueOn = cell.earliestOpenDue();
    if (dueOn !== null && (earliest === null || dueOn < earliest)) earliest = dueOn;
  }
  return earliest;
}

function outsideTier(concerns: (claim: ClaimState) => boolean, land: Landing): Tier {
  return {
    roomOf: (cell) => cell.roomOutsidePlan(concerns),
    fill: (cell, amountFen) => cell.payOutsidePlan(concerns, amountFen, land),
  };
}

function everythingTier(concerns: (claim: ClaimState) => boolean, land: Landing): Tier {
  return {
    roomOf: (cell) => addFen(cell.roomOnLines(null), cell.roomOutsidePlan(concerns)),
    fill: (cell, amountFen) => {
      const onLinesFen = Math.min(amountFen, cell.roomOnLines(null));
      cell.payLines(null, onLinesFen, land);
      cell.payOutsidePlan(concerns, amountFen - onLinesFen, land);
    },
  };
}

function advanceTier(land: Landing): Tier {
  return { roomOf: (cell) => cell.roomForAdvance(), fill: (cell, amountFen) => cell.advance(amountFen, land) };
}

function recoveryTier(land: Landing): Tier {
  return { roomOf: (cell) => cell.roomForRecovery(), fill: (cell, amountFen) => cell.recover(amountFen, land) };
}
