import type { ClaimKind, PaymentKind } from '../../cases/domain/vocabulary.js';
import { compareText } from './claim-order.js';
import type { WorkerPriority } from './worker-priority.js';

/**
 * What the pure ledger reads. Every `…Fen` is a non-negative safe integer, every date a business date `YYYY-MM-DD`.
 *
 * `seq` is the place in the order in which things were recorded on one case: any number that grows with every recording
 * (a sequence, or the clock read while the case row is locked; never the start time of the transaction, which can lie
 * before a change that was committed in between). Equal numbers are ordered by id.
 */
export interface Obligation {
  claimId: string;
  /** `null` for what is owed to no single worker, such as a late fee the collector assessed. */
  workerId: string | null;
  kind: ClaimKind;
  /** Months `YYYY-MM`, where the period is known. */
  from?: string | null;
  to?: string | null;
  claimedFen: number;
  /** `null` while undecided, 0 when disallowed. */
  verifiedFen: number | null;
  /** When it was first decided. A lump recorded earlier is not spread over it before everything known then is settled. */
  seq?: number;
}

/** A part of a plan as the parties sign it. `no` counts from 1 within the plan. */
export interface Instalment {
  no: number;
  kind: PaymentKind;
  dueOn: string;
  amountFen: number;
}

/** What an instalment promises for one claim: the lines, not the instalments, are what payments fill. */
export interface PlanLine {
  planId: string;
  instalmentNo: number;
  dueOn: string;
  workerId: string | null;
  kind: ClaimKind;
  claimId: string;
  amountFen: number;
}

/**
 * In which order money without an exact address fills what is owed; part of the plan the parties sign.
 * `oldestFirst`: the lines due first, pro rata among those due on the same day, then what no line covers.
 * `priorityFirst`: as that, but of the lines due on the same day those of the workers whom the plan names first are full before
 * the next ones get anything.
 * `proRata`: pro rata over everything outstanding, whenever it is due. Within one worker and kind it is always oldest first.
 */
export const allocationOrders = ['oldestFirst', 'priorityFirst', 'proRata'] as const;
export type AllocationOrder = (typeof allocationOrders)[number];

/** One agreed revision of the plan, in force from `agreedSeq` until the next revision is agreed. */
export interface AgreedPlan {
  planId: string;
  agreedSeq: number;
  order?: AllocationOrder;
  /** Whom it names first. */
  priority?: WorkerPriority;
  /** The day the rest was declared due under the plan's acceleration clause. */
  acceleratedOn?: string | null;
  /** Working days by which a payment may be late before it is a default; the office's own without it. */
  graceWorkingDays?: number;
  instalments: readonly Instalment[];
  lines: readonly PlanLine[];
}

/** Money received, as recorded: never changed, only pointed at by its reversal. */
export interface Posting {
  id: string;
  seq: number;
  paidOn: string;
  kind: PaymentKind;
  /** What reached the workers (net) … */
  amountFen: number;
  /** … and what was withheld lawfully (tax, the worker's own share): both together settle what is owed. */
  deductionsFen?: number;
  /** The workers it names; `null` for a lump without names. */
  workerIds: readonly string[] | null;
  /** A fund's advance reaches the worker while the employer goes on owing: it settles nothing. */
  advance?: boolean;
  /** The employer pays a fund back what it advanced: it settles the debt and reaches no worker. */
  recoversAdvance?: boolean;
  /** The part of it that went back to the payer. */
  returnedFen?: number;
  /** The part that was put to another purpose: a posting of its own, which names this one in `partOf`. */
  movedFen?: number;
  partOf?: string;
  /** Id of its reversal. A reversed posting counts for nothing. */
  reversedBy?: string | null;
}

/** What a worker forwent with signed evidence: of one claim, or of the worker's whole kind. */
export interface Waiver {
  id: string;
  seq: number;
  grantedOn: string;
  workerId: string | null;
  kind: ClaimKind;
  claimId?: string | null;
  amountFen: number;
}

/** Everything recorded on one case that moves money; the order of the arrays means nothing. */
export interface LedgerHistory {
  obligations: readonly Obligation[];
  /** Agreed revisions, the superseded ones too: they explain how money was allocated in their time. */
  plans: readonly AgreedPlan[];
  postings: readonly Posting[];
  waivers: readonly Waiver[];
}

/** What came in with a posting, in fen. */
export function receivedByPosting(posting: Posting): number {
  return posting.amountFen + (posting.deductionsFen ?? 0);
}

/** What a posting has to settle, in fen: what came in, less what was returned or put to another purpose. */
export function settledByPosting(posting: Posting): number {
  return receivedByPosting(posting) - (posting.returnedFen ?? 0) - (posting.movedFen ?? 0);
}

/** Revisions in the order in which they came into force. */
export function comparePlans(a: AgreedPlan, b: AgreedPlan): number {
  return a.agreedSeq - b.agreedSeq || compareText(a.planId, b.planId);
}

/** The revision in force, if any was agreed. */
export function planInForce(plans: readonly AgreedPlan[]): AgreedPlan | null {
  return [...plans].sort(comparePlans).at(-1) ?? null;
}
