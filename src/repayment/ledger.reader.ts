import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { UUID, findVisibleCase } from '../cases/case-command.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../platform/http/page.js';
import { invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { CaseLedger, type CaseLedgerState } from './case-ledger.service.js';
import { summarise } from './domain/ledger-summary.js';
import type { LedgerAmounts } from './domain/ledger-amounts.js';
import { moneyOfPayments, noMoney } from './domain/payment-money.js';
import { LateFeeAssessment } from './late-fee-assessment.entity.js';
import { LateFeeEstimates, standing } from './late-fee-estimates.js';
import { toAssessmentView } from './late-fees.reader.js';
import type { AmountsView, LedgerView } from './ledger.view.js';
import { Payment } from './payment.entity.js';
import type { RecordedPayment } from './payments.service.js';
import type { PaymentListQuery } from './payments.dto.js';
import type { PaymentPageView, PaymentView } from './payments.view.js';
import { isRowNumber } from './row-number.js';

/** A ledger shows this many payments; the list of payments shows all. */
const SHOWN_PAYMENTS = 200;

/** Answers how a case stands, out of the replayed postings. */
@Injectable()
export class LedgerReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly lateFees: LateFeeEstimates,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string): Promise<LedgerView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const { balances, today, rows } = ledger;
    const assessments = await standing(m, LateFeeAssessment, caseId);
    const payments = await m.find(Payment, { where: { caseId }, order: { seq: 'DESC', importRow: 'ASC', id: 'ASC' }, take: SHOWN_PAYMENTS });
    return {
      asOf: today,
      totals: toAmounts(balances.totals),
      byKind: balances.byKind.filter(({ claimedFen, verifiedFen }) => claimedFen > 0 || verifiedFen > 0).map((row) => ({ kind: row.kind, ...toAmounts(row) })),
      ageing: balances.totals.ageing,
      daysPastDue: balances.totals.daysPastDue,
      unappliedFen: balances.payments.unappliedFen,
      returnedFen: balances.payments.returnedFen,
      advancedFen: balances.totals.advancedFen,
      advanceRecoveredFen: balances.totals.recoveredFen,
      lateFeeEstimateFen: (await this.lateFees.estimate(m, caseId, summarise(ledger.history, ledger.replayed), today)).totalFen,
      lateFeeAssessments: assessments.map(toAssessmentView),
      instalments: balances.instalments.map(({ planId, no, kind, dueOn, fallsDueOn, amountFen, paidFen, outstandingFen, overdueFen, daysPastDue, state, settledOn }) => ({
        id: rows.instalmentIds.get(`${planId}/${no}`) ?? planId, planId, no, kind, dueOn, fallsDueOn, amountFen, paidFen, outstandingFen, overdueFen, daysPastDue, state, settledOn,
      })),
      payments: toPaymentViews(payments, ledger, await reversalsOf(m, payments)),
    };
  }

  /** Every payment of a case, newest first. @throws CodedError 404 */
  async payments(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor, importId }: PaymentListQuery): Promise<PaymentPageView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const after = readPaymentCursor(cursor);
    const builder = m.createQueryBuilder(Payment, 'p').where('p.caseId = :caseId', { caseId });
    if (importId !== undefined) builder.andWhere('p.importId = :importId', { importId });
    if (after) builder.andWhere('(-p.seq, coalesce(p.importRow, 0), p.id) > (:seq, :row, :id)', { seq: -after.seq, row: after.row, id: after.id });
    const rows = await builder.orderBy('p.seq', 'DESC').addOrderBy('coalesce(p.importRow, 0)', 'ASC').addOrderBy('p.id', 'ASC').limit(limit + 1).getMany();
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const views = toPaymentViews(rows, ledger, await reversalsOf(m, rows));
    const keys = new Map(rows.map((row) => [row.id, paymentCursor(row)]));
    return toPage(views, limit, ({ id }) => keys.get(id) ?? [], (view) => view);
  }

  /** A payment that was just recorded, by the ledger that was replayed for it: a large one is not replayed twice. */
  recorded({ payment, ledger }: RecordedPayment): PaymentView {
    const [view] = toPaymentViews([payment], ledger, new Map());
    if (!view) throw new Error('A payment that was recorded has no view');
    return view;
  }
}

const toAmounts = ({ claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen }: LedgerAmounts): AmountsView => ({
  claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen,
});

export async function reversalsOf(m: EntityManager, payments: readonly Payment[]): Promise<Map<string, string>> {
  const rows = await m.query<{ id: string; reversal_of: string }[]>('SELECT id, reversal_of FROM payments WHERE reversal_of = ANY($1::uuid[])', [payments.map(({ id }) => id)]);
  return new Map(rows.map((row) => [row.reversal_of, row.id]));
}

export function toPaymentViews(payments: readonly Payment[], { history, replayed }: CaseLedgerState, reversals: ReadonlyMap<string, string>): PaymentView[] {
  const money = moneyOfPayments(history, replayed);
  return payments.map(({ id, kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, recoversAdvance, documentIds, importId, importRow, reversalOf, reversalReason, recordedById, recordedAt }) => ({
    id, kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, documentIds, importId, importRow,
    recoversAdvance, ...(money.get(id) ?? noMoney), reversalOf, reversedBy: reversals.get(id) ?? null, reversalReason,
    recordedById, recordedAt: recordedAt.toISOString(),
  }));
}

/** The place of a payment in the lists of payments. */
export const paymentCursor = ({ seq, importRow, id }: Payment): (string | number)[] => [seq, importRow ?? 0, id];

export function readPaymentCursor(cursor: string | undefined): { seq: number; row: number; id: string } | null {
  const keys = decodeCursor(cursor, 3);
  if (!keys) return null;
  const [seq, row, id] = keys;
  if (Number.isSafeInteger(seq) && typeof seq === 'number' && isRowNumber(row) && typeof id === 'string' && UUID.test(id)) return { seq, row, id };
  throw invalidField('cursor', 'badCursor');
}
