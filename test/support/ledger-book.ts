import type { PaperBook, PaperPayment, PaperPlan, PaperWaiver } from './paper-ledger.js';
import { fits } from './paper-ledger.js';
import type { PaperOrder } from './paper-orders.js';
import type { PlanBody } from './repayment-steps.js';

export interface Claim {
  id: string;
  worker: string | null;
  kind: string;
  from: string;
  claimed: number;
  verified: number | null;
  disallowed: boolean;
  withdrawn: boolean;
  decided: number | null;
}

export interface Slip extends Omit<PaperPayment, 'fen'> {
  amountFen: number;
  deductionsFen: number;
  importId: string | null;
  reversed: boolean;
}

export interface Decision {
  id: string;
  place: number;
  slip: string;
  type: 'reallocate' | 'return' | 'keep';
  fen: number;
  kind: string;
  workers: readonly string[] | null;
  reversed: boolean;
}

export interface Order extends PaperOrder {
  id: string;
  voided: boolean;
  /** What was added on it, while that stands. */
  addition: { id: string; claims: readonly Claim[] } | null;
}

/** What somebody writes down of everything that the program took. */
export class LedgerBook {
  readonly claims: Claim[] = [];
  readonly slips: Slip[] = [];
  readonly decisions: Decision[] = [];
  readonly waivers: PaperWaiver[] = [];
  readonly orders: Order[] = [];
  readonly plans: (PaperPlan & { instalments: PlanBody['instalments']; acceleratedOn: string | null })[] = [];

  /** What stands in the book, with what was reversed crossed out. */
  onPaper(more: readonly Decision[] = []): PaperBook {
    const standing = this.slips.filter(({ reversed }) => !reversed);
    const decisions = [...this.decisions, ...more].filter(({ reversed, type, slip }) => !reversed && type !== 'keep' && standing.some(({ id }) => id === slip));
    const payments = standing.map(({ amountFen: net, deductionsFen, ...slip }) => ({ ...slip, fen: decisions.reduce((fen, one) => (one.slip === slip.id ? fen - one.fen : fen), net + deductionsFen) }));
    const parts = decisions.flatMap(({ id, place, slip: slipId, type, fen, kind, workers }) => {
      const slip = standing.find((one) => one.id === slipId);
      return slip && type === 'reallocate' ? [{ id, place, on: slip.on, kind, fen, workers, as: slip.as === 'advance' ? slip.as : ('payment' as const) }] : [];
    });
    const claims = this.claims.map(({ withdrawn, verified, ...claim }) => ({ ...claim, verified: withdrawn ? 0 : verified }));
    return { claims, payments: [...payments, ...parts], waivers: this.waivers, plans: this.plans };
  }

  isOwed(kind: string, workers: readonly string[] | null): boolean {
    return this.claims.some((claim) => !claim.withdrawn && !claim.disallowed && (claim.verified ?? 1) > 0 && fits(kind, claim) && (workers === null || (claim.worker !== null && workers.includes(claim.worker))));
  }

  wentBack = (slips: readonly Slip[]): boolean => this.decisions.some(({ type, slip, reversed }) => type === 'return' && !reversed && slips.some(({ id }) => id === slip));
}
