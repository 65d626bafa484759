import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { blocked } from '../../platform/http/coded-error.js';
import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { replay } from '../domain/allocation.js';
import { balancesOf, type LedgerBalances } from '../domain/balances.js';
import type { InstalmentBalance } from '../domain/instalment-balances.js';
import type { InstalmentDraft } from '../domain/instalment-rules.js';
import type { LedgerHistory } from '../domain/ledger-types.js';
import { socialInsuranceSettled, wagesSettled } from '../domain/milestones.js';
import { withoutPayments, withoutResolution } from '../domain/resolutions.js';
import type { PaymentResolution } from '../payments/payment-resolution.entity.js';
import { requireReversible, requireReversibleImport, requireReversibleResolution, standingResolutions } from '../payments/payment-reversals.service.js';
import { addFen } from '../domain/fen-sum.js';
import type { Payment } from '../payments/payment.entity.js';
import { PlanRevisions } from './plan-revisions.js';
import { type WaiverInput, Waivers } from '../adjustments/waivers.service.js';

/** How a case stands, in fen, before or after something that is only thought of. */
export interface LedgerOutlook {
  paidFen: number;
  waivedFen: number;
  outstandingFen: number;
  overdueFen: number;
  unappliedFen: number;
  returnedFen: number;
  wagesSettled: boolean;
  socialInsuranceSettled: boolean;
}

export interface LedgerChange {
  before: LedgerOutlook;
  after: LedgerOutlook;
}

/** The instalments in force beside those of a revision that is only thought of. */
export interface RevisionOutlook {
  before: readonly InstalmentBalance[];
  after: readonly InstalmentDraft[];
}

/** Shows what a decision would do to the ledger, by replaying it as if it were taken; nothing is written. */
@Injectable()
export class RepaymentPreviews {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly waivers: Waivers,
    private readonly revisions: PlanRevisions,
  ) {}

  /** @throws CodedError 404, 422 when the payment cannot be reversed */
  async reversal(m: EntityManager, caseId: string, paymentId: string, now: Date): Promise<LedgerChange & { payment: Payment; resolutions: PaymentResolution[] }> {
    const payment = await requireReversible(m, caseId, paymentId);
    return { payment, resolutions: await standingResolutions(m, [paymentId]), ...(await this.withoutPayments(m, caseId, [payment], now)) };
  }

  /** @throws CodedError 404, 422 when nothing of the import can be reversed */
  async importReversal(m: EntityManager, caseId: string, importId: string, now: Date): Promise<LedgerChange & { payments: Payment[] }> {
    const payments = await requireReversibleImport(m, caseId, importId);
    return { payments, ...(await this.withoutPayments(m, caseId, payments, now)) };
  }

  /** @throws CodedError 404, 422 when the decision cannot be reversed */
  async resolutionReversal(m: EntityManager, caseId: string, resolutionId: string, now: Date): Promise<LedgerChange & { resolution: PaymentResolution }> {
    const resolution = await requireReversibleResolution(m, caseId, resolutionId);
    const state = await this.ledger.read(m, caseId, now);
    return { resolution, ...change(state, { ...state.history, postings: withoutResolution(state.history.postings, resolution) }) };
  }

  private async withoutPayments(m: EntityManager, caseId: string, payments: readonly Payment[], now: Date): Promise<LedgerChange> {
    const state = await this.ledger.read(m, caseId, now);
    return change(state, { ...state.history, postings: withoutPayments(state.history.postings, new Set(payments.map(({ id }) => id))) });
  }

  /** The revision that a claim verified at another amount (fen) would open: what is open of the plan in force, and what would be promised; null when it would open none. */
  async claimChange(m: EntityManager, caseId: string, claimId: string, verifiedFen: number, now: Date): Promise<RevisionOutlook | null> {
    const { history, balances, today } = await this.ledger.read(m, caseId, now);
    const changed = { ...history, obligations: history.obligations.map((claim) => (claim.claimId === claimId ? { ...claim, verifiedFen } : claim)) };
    const replayed = replay(changed);
    const after = await this.revisions.calledFor(m, { history: changed, replayed, balances: balancesOf(changed, replayed, today), today });
    return after && { before: balances.instalments, after };
  }

  /** @throws CodedError 400 for an unknown worker or document, 422 with everything against the waiver */
  async waiver(m: EntityManager, caseId: string, input: WaiverInput, now: Date): Promise<LedgerChange> {
    const blockers = await this.waivers.findBlockers(m, caseId, input, now);
    if (blockers.length > 0) throw blocked(blockers);
    const state = await this.ledger.read(m, caseId, now);
    const { workerId, kind, amountFen } = input;
    const waiver = { id: 'preview', seq: Number.MAX_SAFE_INTEGER, grantedOn: state.today, workerId, kind, amountFen };
    return change(state, { ...state.history, waivers: [...state.history.waivers, waiver] });
  }
}

function change({ balances, today }: CaseLedgerState, history: LedgerHistory): LedgerChange {
  return { before: outlook(balances), after: outlook(balancesOf(history, replay(history), today)) };
}

const outlook = (balances: LedgerBalances): LedgerOutlook => ({
  paidFen: balances.totals.paidFen,
  waivedFen: balances.totals.waivedFen,
  outstandingFen: balances.totals.outstandingFen,
  overdueFen: balances.totals.overdueFen,
  unappliedFen: addFen(balances.payments.unappliedFen, balances.advances.unappliedFen),
  returnedFen: addFen(balances.payments.returnedFen, balances.advances.returnedFen),
  wagesSettled: wagesSettled(balances),
  socialInsuranceSettled: socialInsuranceSettled(balances),
});
