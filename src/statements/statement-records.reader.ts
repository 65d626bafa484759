import { type EntityManager, In } from 'typeorm';
import { AdditionalCompensation } from '../labour-orders/additional-compensation.entity.js';
import { voidsOf } from '../repayment/adjustments/ledger-voids.js';
import { LateFeeAssessment } from '../repayment/late-fees/late-fee-assessment.entity.js';
import { Payment } from '../repayment/payments/payment.entity.js';
import { PaymentResolution } from '../repayment/payments/payment-resolution.entity.js';
import type { CaseFigures, StatementDecision, StatementResolution } from './domain/statement-data.js';

/** How a statement shows instants and what people wrote. */
interface Shown {
  dateOf: (at: Date) => string;
  visible: (text: string) => string;
}

/** Decisions beside the payments of a case: about unapplied money, late fees and additional compensation. */
export async function recordsOf(m: EntityManager, caseId: string, shown: Shown): Promise<Pick<CaseFigures, 'resolutions' | 'assessments' | 'compensations'>> {
  return { resolutions: await resolutionsOf(m, caseId, shown), ...(await decisionsOf(m, caseId, shown)) };
}

/** A reversal is told with the decision that it takes back; with a payment goes what was decided about its money. */
async function resolutionsOf(m: EntityManager, caseId: string, { dateOf, visible }: Shown): Promise<StatementResolution[]> {
  const rows = await m.find(PaymentResolution, { where: { caseId }, order: { seq: 'ASC', id: 'ASC' } });
  if (rows.length === 0) return [];
  const payments = await m.find(Payment, { where: { caseId, reversalOf: In(rows.map(({ paymentId }) => paymentId)) }, select: { reversalOf: true } });
  const taken = new Set([...rows, ...payments].flatMap(({ reversalOf }) => reversalOf ?? []));
  const standingOf = ({ id, paymentId }: PaymentResolution): StatementResolution['standing'] => (taken.has(id) || taken.has(paymentId) ? 'reversed' : 'stands');
  return rows.filter(({ reversalOf }) => reversalOf === null).map((row) => ({ row, standing: standingOf(row) })).map(({ standing, row: { type, amountFen, kind, returnedOn, reference, reason, recordedAt } }) => ({
    on: returnedOn ?? dateOf(recordedAt), type, amountFen, kind, reference: reference === null ? '' : visible(reference), reason: visible(reason), standing,
  }));
}

async function decisionsOf(m: EntityManager, caseId: string, { visible }: Shown): Promise<Pick<CaseFigures, 'assessments' | 'compensations'>> {
  const assessments = await m.find(LateFeeAssessment, { where: { caseId }, order: { seq: 'ASC' } });
  const compensations = await m.find(AdditionalCompensation, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
  const voids = await voidsOf(m, [...assessments, ...compensations].map(({ id }) => id));
  const toDecision = (id: string, on: string, number: string, amountFen: number): StatementDecision => {
    const taken = voids.get(id);
    return { on, number: visible(number), amountFen, voidedReason: taken ? visible(taken.reason) : null };
  };
  return {
    assessments: assessments.map(({ id, assessedOn, reference, amountFen }) => toDecision(id, assessedOn, reference, amountFen)),
    compensations: compensations.map(({ id, decidedOn, decisionNumber, amountFen }) => toDecision(id, decidedOn, decisionNumber, amountFen)),
  };
}
