import { addFen } from '../../repayment/domain/fen-sum.js';
import { moneyOfPayments, noMoney } from '../../repayment/domain/payment-money.js';
import type { CaseFigures, StatementPayment } from './statement-data.js';
import type { StatementTexts } from './statement-texts.js';

/** What became of a payment's money, in fen: `amount + deductions = settled + unapplied + returned` unless it was reversed. */
export interface LandedPayment extends StatementPayment {
  /** What it settled; of a fund's advance, what it reached. */
  readonly settledFen: number;
  readonly unappliedFen: number;
  /** Went back to the payer. */
  readonly returnedFen: number;
}

export type PaymentStanding = 'stands' | 'reversed' | 'reversal';

export const standingOfPayment = ({ reversalOf, reversedOn }: Pick<StatementPayment, 'reversalOf' | 'reversedOn'>): PaymentStanding =>
  reversalOf !== null ? 'reversal' : reversedOn !== null ? 'reversed' : 'stands';

/** A reversal takes back: its amounts count against the payment's, so that a column of both sums to what was received. */
export const signOf = ({ reversalOf }: Pick<StatementPayment, 'reversalOf'>): 1 | -1 => (reversalOf === null ? 1 : -1);

export function landedPayments({ payments, history, replayed }: Pick<CaseFigures, 'payments' | 'history' | 'replayed'>): LandedPayment[] {
  const money = moneyOfPayments(history, replayed);
  return payments.map((payment) => {
    const { appliedFen, ...rest } = money.get(payment.id) ?? noMoney;
    return { ...payment, settledFen: appliedFen, ...rest };
  });
}

/** Payments of one day, kind, method and standing (and, where there is one, of one bank file) taken together. */
export interface PaymentGroup {
  readonly first: LandedPayment;
  readonly count: number;
  readonly amountFen: number;
  readonly deductionsFen: number;
  readonly settledFen: number;
  readonly unappliedFen: number;
  readonly returnedFen: number;
}

/** Amounts carry the sign of `signOf`. The order is that of the first payment of each group. */
export function groupPayments(payments: readonly LandedPayment[], alike: (payment: LandedPayment) => string): PaymentGroup[] {
  const groups = new Map<string, PaymentGroup>();
  for (const payment of payments) {
    const key = alike(payment);
    const group = groups.get(key) ?? { first: payment, count: 0, amountFen: 0, deductionsFen: 0, settledFen: 0, unappliedFen: 0, returnedFen: 0 };
    groups.set(key, {
      first: group.first,
      count: group.count + 1,
      amountFen: addFen(group.amountFen, signOf(payment) * payment.amountFen),
      deductionsFen: addFen(group.deductionsFen, signOf(payment) * payment.deductionsFen),
      settledFen: addFen(group.settledFen, payment.settledFen),
      unappliedFen: addFen(group.unappliedFen, payment.unappliedFen),
      returnedFen: addFen(group.returnedFen, payment.returnedFen),
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
  if (payment.method === 'fundAdvance') return say('payment.advance');
  return payment.recoversAdvance ? say('payment.recovery') : say('payment.stands');
}
