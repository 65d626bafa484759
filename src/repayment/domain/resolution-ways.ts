import { claimKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { replay, type Replay } from './allocation.js';
import type { WorkerKindBalance } from './balances.js';
import { addFen } from './fen-sum.js';
import type { LedgerHistory, Posting } from './ledger-types.js';
import { type Resolution, type ResolutionType, withResolutions } from './resolutions.js';

/** What could be done with money that found nothing to settle; `maxFen` at most. */
export interface ResolutionWay {
  type: ResolutionType;
  kind: PaymentKind | null;
  workerIds: readonly string[] | null;
  maxFen: number;
}

/** What of a payment itself lies idle, in fen; what lies idle where it was put to another purpose is not among it. */
export const idleFen = ({ unapplied }: Pick<Replay, 'unapplied'>, paymentId: string): number =>
  sumOf(unapplied.filter(({ postingId }) => postingId === paymentId));

/** What can still go back to the payer: what was withheld never came in. */
export const returnableFen = ({ amountFen, returnedFen = 0 }: Pick<Posting, 'amountFen' | 'returnedFen'>): number => Math.max(0, amountFen - returnedFen);

/** Everything that could be done with what lies idle of a payment, `keptFen` of which is decided to be kept. */
export function waysToResolve(posting: Posting, idle: number, keptFen: number, owed: readonly WorkerKindBalance[]): ResolutionWay[] {
  const targets = posting.workerIds === null ? [null] : [posting.workerIds, null];
  const reallocations = targets.flatMap((workerIds) =>
    claimKinds.map((kind) => ({ type: 'reallocate' as const, kind, workerIds, maxFen: Math.min(idle, owedOf(owed, kind, workerIds, posting.advance ?? false)) })),
  );
  const others = [
    { type: 'return' as const, kind: null, workerIds: null, maxFen: Math.min(idle, returnableFen(posting)) },
    { type: 'keep' as const, kind: null, workerIds: null, maxFen: Math.max(0, idle - keptFen) },
  ];
  return [...reallocations, ...others].filter(({ maxFen }) => maxFen > 0);
}

/** How much of a reallocation would settle something, in fen, so that no other money is pushed aside by it. */
export function landingFen(history: LedgerHistory, replayed: Pick<Replay, 'unapplied'>, resolution: Resolution): number {
  const after = replay({ ...history, postings: withResolutions(history.postings, [resolution]) });
  return sumOf(replayed.unapplied) - sumOf(after.unapplied);
}

/** A fund advances only what the worker still lacks. */
function owedOf(owed: readonly WorkerKindBalance[], kind: ClaimKind, workerIds: readonly string[] | null, advance: boolean): number {
  return owed
    .filter((row) => row.kind === kind && (workerIds === null || (row.workerId !== null && workerIds.includes(row.workerId))))
    .reduce((sum, { outstandingFen, advancedFen, recoveredFen }) => addFen(sum, Math.max(0, advance ? outstandingFen - advancedFen + recoveredFen : outstandingFen)), 0);
}

const sumOf = (parts: readonly { amountFen: number }[]): number => parts.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0);
