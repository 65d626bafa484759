import type { CaseState, Enforceability, PaymentKind, PaymentMethod, ClaimKind } from '../../cases/domain/vocabulary.js';
import type { Replay } from '../../repayment/domain/allocation.js';
import type { LedgerBalances } from '../../repayment/domain/balances.js';
import type { LedgerHistory } from '../../repayment/domain/ledger-types.js';
import type { ResolutionType } from '../../repayment/domain/resolutions.js';

/** Who made a statement of what moment; the same on every kind. */
export interface StatementOrigin {
  readonly madeBy: string;
  /** ISO 8601. */
  readonly asOf: string;
  /** The business date of `asOf`. */
  readonly asOfDate: string;
  /** `YYYY-MM-DD HH:mm` in the office's zone. */
  readonly madeAt: string;
}

export interface StatementCase {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly employerName: string;
  readonly employerUscc: string | null;
  readonly regionCode: string;
}

/** Somebody on the roster; the name as the reader may see it. */
export interface StatementWorker {
  readonly id: string;
  readonly name: string;
  /** The place on the roster, from 1; of somebody who was taken off it, null. */
  readonly no: number | null;
}

/** A payment or its reversal. Free text as the reader may see it, dates of the office's zone. */
export interface StatementPayment {
  readonly id: string;
  readonly kind: PaymentKind;
  readonly paidOn: string;
  readonly amountFen: number;
  readonly deductionsFen: number;
  readonly method: PaymentMethod;
  readonly reference: string;
  readonly workerIds: readonly string[] | null;
  /** It pays a fund back what it advanced. */
  readonly recoversAdvance: boolean;
  readonly importId: string | null;
  readonly reversalOf: string | null;
  readonly reversedOn: string | null;
  readonly reversalReason: string | null;
  readonly recordedOn: string;
}

export interface StatementWaiver {
  readonly id: string;
  readonly grantedOn: string;
  readonly workerId: string;
  readonly kind: ClaimKind;
  readonly amountFen: number;
}

/** A decision about money that found nothing to settle; `reversed`: it was taken back and counts for nothing. */
export interface StatementResolution {
  readonly on: string;
  readonly type: ResolutionType;
  readonly amountFen: number;
  /** reallocate: what it pays now. */
  readonly kind: PaymentKind | null;
  readonly reference: string;
  readonly reason: string;
  readonly standing: 'stands' | 'reversed';
}

/** A late fee as the collector assessed it, or additional compensation as it was decided. */
export interface StatementDecision {
  readonly on: string;
  readonly number: string;
  readonly amountFen: number;
  /** Null while it stands. */
  readonly voidedReason: string | null;
}

export interface StatementPlan {
  readonly revision: number;
  readonly state: string;
  /** As it is now: signed so, or made so by court or commission since. */
  readonly enforceability: Enforceability;
}

/** Everything a statement tells of one case, as of one moment. */
export interface CaseFigures {
  readonly kase: StatementCase;
  readonly plan: StatementPlan | null;
  /** In the order of the roster. */
  readonly workers: readonly StatementWorker[];
  readonly history: LedgerHistory;
  readonly replayed: Replay;
  readonly balances: LedgerBalances;
  /** In the order of their dates. */
  readonly payments: readonly StatementPayment[];
  readonly waivers: readonly StatementWaiver[];
  readonly resolutions: readonly StatementResolution[];
  readonly assessments: readonly StatementDecision[];
  readonly compensations: readonly StatementDecision[];
  /** Names and free text are masked: the case is not the reader's own. */
  readonly masked: boolean;
}
