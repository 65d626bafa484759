import { splitLargestRemainder } from '../../platform/money/fen.js';
import type { ClaimKind, PaymentKind } from '../../cases/domain/vocabulary.js';
import { kindsSettledBy } from './claim-kind.js';
import type { Replay } from './allocation.js';
import { cellKey, compareCells, compareClaimAge, compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';
import type { Instalment, Obligation, PlanLine } from './ledger-types.js';
import { byRank, NOBODY_FIRST, rankOf, type WorkerPriority } from './worker-priority.js';

/** What is outstanding of one claim when the plan is agreed, in fen. */
export interface OpenClaim extends Pick<Obligation, 'claimId' | 'workerId' | 'kind' | 'from' | 'to'> {
  outstandingFen: number;
}

export interface SpreadInput {
  planId: string;
  /** Must cover the claims as `checkPlanCovers` defines it. */
  instalments: readonly Instalment[];
  claims: readonly OpenClaim[];
  /** Who is paid by the earlier instalments; without it everybody alike. */
  priority?: WorkerPriority;
}

/** What a new revision has to spread, out of the ledger as it stands. */
export function openClaimsOf({ claims }: Pick<Replay, 'claims'>): OpenClaim[] {
  return claims
    .filter(({ openFen }) => openFen > 0)
    .map(({ obligation: { claimId, workerId, kind, from, to }, openFen }) => ({ claimId, workerId, kind, from, to, outstandingFen: openFen }));
}

/** One worker × kind: its claims oldest first, and how much of it each kind of instalment has still to promise. */
interface Cell {
  workerId: string | null;
  kind: ClaimKind;
  claims: { claim: OpenClaim; unspreadFen: number }[];
  outstandingFen: number;
  pools: Map<PaymentKind, number>;
}

/**
 * Spreads every instalment over what is outstanding of each worker and kind, by largest remainder on what is still
 * unspread, in order of due date; inside one worker and kind the oldest claim comes first. With a priority, those who come first
 * fill an instalment before the next ones have a share in it.
 *
 * Both margins hold to the fen: the lines of an instalment sum to the instalment, and the lines of a claim to what is
 * outstanding of it. A share never exceeds its weight because a largest-remainder share is at most its quota rounded up, and
 * the quota is at most the weight; so what is left after the last instalment is nothing.
 * @throws RangeError when the instalments do not cover the claims exactly
 */
export function spreadInstalments({ planId, instalments, claims, priority = NOBODY_FIRST }: SpreadInput): PlanLine[] {
  const cells = buildCells(claims);
  assignPools(cells, instalments);
  const ordered = [...instalments].sort((a, b) => compareText(a.dueOn, b.dueOn) || a.no - b.no);
  const lines = ordered.flatMap((instalment) => spreadOne(planId, instalment, cells, priority));
  const unspread = cells.some((cell) => cell.claims.some((open) => open.unspreadFen > 0));
  if (unspread) throw new RangeError('The instalments do not cover what is outstanding');
  return lines;
}

function buildCells(claims: readonly OpenClaim[]): Cell[] {
  const byKey = new Map<string, Cell>();
  const ordered = claims.filter((claim) => claim.outstandingFen > 0).sort((a, b) => compareCells(a, b) || compareClaimAge(a, b));
  for (const claim of ordered) {
    const key = cellKey(claim);
    const cell = byKey.get(key) ?? { workerId: claim.workerId, kind: claim.kind, claims: [], outstandingFen: 0, pools: new Map<PaymentKind, number>() };
    cell.claims.push({ claim, unspreadFen: claim.outstandingFen });
    cell.outstandingFen = addFen(cell.outstandingFen, claim.outstandingFen);
    byKey.set(key, cell);
  }
  return [...byKey.values()];
}

/**
 * Decides how much of each cell is promised by instalments of its own kind and how much by `socialInsurance` ones, before
 * any is spread: otherwise an early joint instalment could use up what a later one of the single kind promises.
 */
function assignPools(cells: readonly Cell[], instalments: readonly Instalment[]): void {
  const plannedByKind = new Map<PaymentKind, number>();
  for (const { kind, amountFen } of instalments) plannedByKind.set(kind, addFen(plannedByKind.get(kind) ?? 0, amountFen));
  for (const [kind, plannedFen] of plannedByKind) {
    if (kind === 'socialInsurance') continue;
    const ofKind = cellsOf(kind, cells);
    share(plannedFen, ofKind.map((cell) => cell.outstandingFen)).forEach((amountFen, index) => ofKind[index]?.pools.set(kind, amountFen));
  }
  if (!plannedByKind.has('socialInsurance')) return;
  for (const cell of cellsOf('socialInsurance', cells)) {
    const ownKind = [...cell.pools.values()].reduce(addFen, 0);
    cell.pools.set('socialInsurance', cell.outstandingFen - ownKind);
  }
}

function spreadOne(planId: string, { no, kind, dueOn, amountFen }: Instalment, cells: readonly Cell[], priority: WorkerPriority): PlanLine[] {
  return sharesOf(amountFen, kind, cellsOf(kind, cells), priority).flatMap(({ cell, shareFen }) => {
    cell.pools.set(kind, poolOf(cell, kind) - shareFen);
    return takeOldest(cell, shareFen).map(({ claim, takenFen }) => ({
      planId,
      instalmentNo: no,
      dueOn,
      workerId: claim.workerId,
      kind: claim.kind,
      claimId: claim.claimId,
      amountFen: takenFen,
    }));
  });
}

/** Rank after rank, each by largest remainder on what of it is still to be promised. */
function sharesOf(amountFen: number, kind: PaymentKind, concerned: readonly Cell[], priority: WorkerPriority): { cell: Cell; shareFen: number }[] {
  const ranks = byRank(concerned, ({ workerId }) => rankOf(priority, workerId));
  let leftFen = amountFen;
  const shares = ranks.flatMap((cells) => {
    const weights = cells.map((cell) => poolOf(cell, kind));
    const ofRank = Math.min(leftFen, weights.reduce(addFen, 0));
    leftFen -= ofRank;
    return share(ofRank, weights).map((shareFen, index) => ({ cell: cells[index], shareFen }));
  });
  if (leftFen > 0) throw new RangeError('An instalment promises more than is outstanding');
  return shares.flatMap(({ cell, shareFen }) => (cell ? [{ cell, shareFen }] : []));
}

const poolOf = (cell: Cell, kind: PaymentKind): number => cell.pools.get(kind) ?? 0;

function takeOldest(cell: Cell, amountFen: number): { claim: OpenClaim; takenFen: number }[] {
  const taken: { claim: OpenClaim; takenFen: number }[] = [];
  let left = amountFen;
  for (const open of cell.claims) {
    const takenFen = Math.min(left, open.unspreadFen);
    if (takenFen === 0) continue;
    open.unspreadFen -= takenFen;
    left -= takenFen;
    taken.push({ claim: open.claim, takenFen });
  }
  return taken;
}

function cellsOf(kind: PaymentKind, cells: readonly Cell[]): Cell[] {
  const kinds = kindsSettledBy(kind);
  return cells.filter((cell) => kinds.includes(cell.kind));
}

function share(amountFen: number, weights: readonly number[]): number[] {
  if (amountFen > weights.reduce(addFen, 0)) throw new RangeError('An instalment promises more than is outstanding');
  return splitLargestRemainder(amountFen, weights);
}
