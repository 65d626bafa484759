import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { inSnapshot } from '../../platform/database/snapshot.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { isExactNumber, isId, isRowNumber, readCursor } from '../../platform/http/cursor-keys.js';
import { Clock } from '../../platform/time/clock.js';
import { planInForceOf } from './case-ledger.service.js';
import { standingOf } from '../domain/ledger-summary.js';
import type { LedgerAmounts } from '../domain/ledger-amounts.js';
import { noMoney, type PaymentMoney } from '../domain/payment-money.js';
import { LateFeeAssessment } from '../late-fees/late-fee-assessment.entity.js';
import { LateFeeEstimates } from '../late-fees/late-fee-estimates.js';
import { toAssessmentView } from '../late-fees/late-fees.reader.js';
import { LedgerSummaries } from './ledger-summaries.js';
import { standingRecords } from '../adjustments/ledger-voids.js';
import type { AmountsView, LedgerView } from './ledger.view.js';
import { Payment } from '../payments/payment.entity.js';
import type { PaymentListQuery } from '../payments/payments.dto.js';
import type { PaymentPageView, PaymentSumView, PaymentView } from '../payments/payments.view.js';
import { PlanInstalment } from '../plans/plan-instalment.entity.js';
import { toInstalmentView } from '../plans/repayment-plans.reader.js';
import type { InstalmentView } from '../plans/repayment-plans.view.js';

/** A ledger shows this many payments; the list of payments shows all. */
const SHOWN_PAYMENTS = 200;

/** Answers how a case stands, out of the projections that every posting rewrites. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly summaries: LedgerSummaries,
    private readonly lateFees: LateFeeEstimates,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  show(actor: Actor, caseId: string): Promise<LedgerView> {
    return inSnapshot(this.transactions.reader, async (m) => {
      await findVisibleCase(m, actor, caseId);
      const today = this.time.dateOf(this.clock.now());
      const summary = await this.summaries.of(m, caseId);
      const { totals, byKind } = standingOf(summary, today);
      const assessments = await standingRecords(m, LateFeeAssessment, caseId);
      const payments = await m.find(Payment, { where: { caseId }, order: { seq: 'DESC', importRow: 'ASC', id: 'ASC' }, take: SHOWN_PAYMENTS });
      return {
        asOf: today,
        totals: toAmounts(totals),
        byKind: byKind.filter(({ claimedFen, verifiedFen }) => claimedFen > 0 || verifiedFen > 0).map((row) => ({ kind: row.kind, ...toAmounts(row) })),
        ageing: totals.ageing,
        daysPastDue: totals.daysPastDue,
        unappliedFen: summary.unappliedFen,
        returnedFen: summary.returnedFen,
        advancedFen: totals.advancedFen,
        advanceRecoveredFen: totals.recoveredFen,
        lateFeeEstimateFen: (await this.lateFees.estimate(m, caseId, summary, today)).totalFen,
        lateFeeAssessments: assessments.map(toAssessmentView),
        instalments: await instalmentsOf(m, caseId, today),
        payments: await this.views(m, caseId, payments),
      };
    });
  }

  /** Every payment of a case, newest first. @throws CodedError 404 */
  payments(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor, importId }: PaymentListQuery): Promise<PaymentPageView> {
    return inSnapshot(this.transactions.reader, async (m) => {
      await findVisibleCase(m, actor, caseId);
      const after = readPaymentCursor(cursor);
      const builder = m.createQueryBuilder(Payment, 'p').where('p.caseId = :caseId', { caseId });
      if (importId !== undefined) builder.andWhere('p.importId = :importId', { importId });
      if (after) builder.andWhere('(-p.seq, coalesce(p.importRow, 0), p.id) > (:seq, :row, :id)', { seq: -after.seq, row: after.row, id: after.id });
      const rows = await builder.orderBy('p.seq', 'DESC').addOrderBy('coalesce(p.importRow, 0)', 'ASC').addOrderBy('p.id', 'ASC').limit(limit + 1).getMany();
      const views = await this.views(m, caseId, rows);
      const keys = new Map(rows.map((row) => [row.id, paymentCursor(row)]));
      return { standing: await standingPayments(m, caseId, importId ?? null), ...toPage(views, limit, ({ id }) => keys.get(id) ?? [], (view) => view) };
    });
  }

  /** A payment that was just recorded. */
  async recorded(payment: Payment): Promise<PaymentView> {
    const [view] = await this.views(this.transactions.reader, payment.caseId, [payment]);
    if (!view) throw new Error('A payment that was recorded has no view');
    return view;
  }

  private async views(m: EntityManager, caseId: string, payments: readonly Payment[]): Promise<PaymentView[]> {
    return toPaymentViews(payments, await this.summaries.moneyOf(m, caseId, payments.map(({ id }) => id)), await reversalsOf(m, payments));
  }
}

async function instalmentsOf(m: EntityManager, caseId: string, today: string): Promise<InstalmentView[]> {
  const plan = await planInForceOf(m, caseId);
  if (!plan) return [];
  const rows = await m.find(PlanInstalment, { where: { planId: plan.id }, order: { no: 'ASC' } });
  return rows.map((row) => toInstalmentView(row, plan.state, today));
}

const toAmounts = ({ claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen }: LedgerAmounts): AmountsView => ({
  claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen,
});

async function standingPayments(m: EntityManager, caseId: string, importId: string | null): Promise<PaymentSumView> {
  const [{ count, amount }] = await m.query<[{ count: number; amount: string }]>(
    `SELECT count(*)::int AS count, coalesce(sum(p.amount_fen), 0) AS amount FROM payments p
      WHERE p.case_id = $1 AND ($2::uuid IS NULL OR p.import_id = $2) AND p.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reversal_of = p.id)`,
    [caseId, importId],
  );
  return { count, amountFen: Number(amount) };
}

export async function reversalsOf(m: EntityManager, payments: readonly Payment[]): Promise<Map<string, string>> {
  const rows = await m.query<{ id: string; reversal_of: string }[]>('SELECT id, reversal_of FROM payments WHERE reversal_of = ANY($1::uuid[])', [payments.map(({ id }) => id)]);
  return new Map(rows.map((row) => [row.reversal_of, row.id]));
}

export function toPaymentViews(payments: readonly Payment[], money: ReadonlyMap<string, PaymentMoney>, reversals: ReadonlyMap<string, string>): PaymentView[] {
  return payments.map(({ id, kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, recoversAdvance, documentIds, importId, importRow, reversalOf, reversalReason, recordedById, recordedAt }) => ({
    id, kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, documentIds, importId, importRow,
    recoversAdvance, ...(money.get(id) ?? noMoney), reversalOf, reversedBy: reversals.get(id) ?? null, reversalReason,
    recordedById, recordedAt: recordedAt.toISOString(),
  }));
}

/** The place of a payment in the lists of payments. */
export const paymentCursor = ({ seq, importRow, id }: Payment): (string | number)[] => [seq, importRow ?? 0, id];

export function readPaymentCursor(cursor: string | undefined): { seq: number; row: number; id: string } | null {
  const keys = readCursor<[number, number, string]>(cursor, isExactNumber, isRowNumber, isId);
  return keys && { seq: keys[0], row: keys[1], id: keys[2] };
}
