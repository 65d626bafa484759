import { addFen } from '../../repayment/domain/fen-sum.js';
import type { CaseFigures, StatementPayment } from './statement-data.js';
import type { StatementTexts } from './statement-texts.js';

/** What became of a payment's money, in fen: `amount + deductions = settled + unapplied` unless it was reversed. */
export interface LandedPayment extends StatementPayment {
  /** What it settled; of a fund's advance, what it reached. */
  readonly settledFen: number;
  readonly unappliedFen: number;
}

export type PaymentStanding = 'stands' | 'reversed' | 'reversal';

export const standingOfPayment = ({ reversalOf, reversedOn }: Pick<StatementPayment, 'reversalOf' | 'reversedOn'>): PaymentStanding =>
  reversalOf !== null ? 'reversal' : reversedOn !== null ? 'reversed' : 'stands';

/** A reversal takes back: its amounts count against the payment's, so that a column of both sums to what was received. */
export const signOf = ({ reversalOf }: Pick<StatementPayment, 'reversalOf'>): 1 | -1 => (reversalOf === null ? 1 : -1);

export function landedPayments({ payments, replayed }: Pick<CaseFigures, 'payments' | 'replayed'>): LandedPayment[] {
  const settled = new Map<string, number>();
  for (const { postingId, amountFen } of replayed.allocations) settled.set(postingId, addFen(settled.get(postingId) ?? 0, amountFen));
  const unapplied = new Map(replayed.unapplied.map(({ postingId, amountFen }) => [postingId, amountFen]));
  return payments.map((payment) => ({ ...payment, settledFen: settled.get(payment.id) ?? 0, unappliedFen: unapplied.get(payment.id) ?? 0 }));
}

/** Payments of one day, kind, method and standing (and, where there is one, of one bank file) taken together. */
export interface PaymentGroup {
  readonly first: LandedPayment;
  readonly count: number;
  readonly amountFen: number;
  readonly deductionsFen: number;
  readonly settledFen: number;
  readonly unappliedFen: number;
}

/** Amounts carry the sign of `signOf`. The order is that of the first payment of each group. */
export function groupPayments(payments: readonly LandedPayment[], alike: (payment: LandedPayment) => string): PaymentGroup[] {
  const groups = new Map<string, PaymentGroup>();
  for (const payment of payments) {
    const key = alike(payment);
    const group = groups.get(key) ?? { first: payment, count: 0, amountFen: 0, deductionsFen: 0, settledFen: 0, unappliedFen: 0 };
    groups.set(key, {
      first: group.first,
      count: group.count + 1,
      amountFen: addFen(group.amountFen, signOf(payment) * payment.amountFen),
      deductionsFen: addFen(group.deductionsFen, signOf(payment) * payment.deductionsFen),
      settledFen: addFen(group.settledFen, payment.settledFen),
      unappliedFen: addFen(group.unappliedFen, payment.unappliedFen),
    });
  }
  return [...groups.values()];
}

/** What the column of standings says: reversed when and why, or what a reversal takes back. */
export function standingText(texts: StatementTexts, payment: StatementPayment): string {
  const { say } = texts;
  const standing = standingOfPayment(payment);
  if (standing === 'reversal') return say('payment.reversal', { reason: payment.reversalReason ?? '' });
  if (standing === 'reversed') return say('payment.reversed', { date: payment.reversedOn ?? '' });
  return payment.method === 'fundAdvance' ? say('payment.advance') : say('payment.stands');
}
