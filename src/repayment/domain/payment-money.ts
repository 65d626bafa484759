import type { Replay } from './allocation.js';
import { addFen } from './fen-sum.js';
import type { LedgerHistory } from './ledger-types.js';

/** What became of a payment's money, with the parts of it that were put to another purpose, in fen. */
export interface PaymentMoney {
  /** What it settled; of a fund's advance, what it reached. */
  appliedFen: number;
  unappliedFen: number;
  returnedFen: number;
}

export const noMoney: Readonly<PaymentMoney> = { appliedFen: 0, unappliedFen: 0, returnedFen: 0 };

/** By the id of the payment; of one that was reversed there is nothing. `amount + deductions = applied + unapplied + returned`. */
export function moneyOfPayments({ postings }: Pick<LedgerHistory, 'postings'>, replayed: Pick<Replay, 'allocations' | 'unapplied'>): Map<string, PaymentMoney> {
  const paymentOf = paymentIdsOf(postings);
  const money = new Map<string, PaymentMoney>();
  const add = (postingId: string, key: keyof PaymentMoney, amountFen: number): void => {
    const paymentId = paymentOf(postingId);
    const known = money.get(paymentId) ?? { ...noMoney };
    known[key] = addFen(known[key], amountFen);
    money.set(paymentId, known);
  };
  for (const { postingId, amountFen } of replayed.allocations) add(postingId, 'appliedFen', amountFen);
  for (const { postingId, amountFen } of replayed.unapplied) add(postingId, 'unappliedFen', amountFen);
  for (const { id, returnedFen = 0, reversedBy } of postings) if (returnedFen > 0 && !reversedBy) add(id, 'returnedFen', returnedFen);
  return money;
}

/** Tells of a posting with which payment its money came. */
export function paymentIdsOf(postings: LedgerHistory['postings']): (postingId: string) => string {
  const parts = new Map(postings.flatMap(({ id, partOf }) => (partOf === undefined ? [] : [[id, partOf] as const])));
  return (postingId) => parts.get(postingId) ?? postingId;
}
