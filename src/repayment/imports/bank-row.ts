import { normaliseBankCard } from '../../cases/domain/identifiers/bank-card.js';
import { maskBankCard } from '../../cases/domain/identifiers/masks.js';
import type { BlindIndex } from '../../platform/crypto/blind-index.js';
import type { BankReturnRow } from '../domain/bank-return-row.js';
import type { PayeeClaim } from '../domain/payee-directory.js';
import type { BankPayment } from '../domain/payment-judge.js';

/** What is kept, encrypted, of a row of a bank's return file until its file is deleted. */
export interface BankRow extends PayeeClaim {
  accountMasked: string | null;
  amountFen: number | null;
  deductionsFen: number;
  paidOn: string | null;
  /** The bank says that it paid, how much, and when. */
  payable: boolean;
  /** The bank's words for why it did not pay. */
  words: string | null;
}

export function toBankRow({ name, account, amountFen, deductionsFen, paidOn, succeeded, failureReason, errors }: BankReturnRow, index: BlindIndex): BankRow {
  const number = account === null ? null : normaliseBankCard(account).value;
  return {
    name, accountIndex: number === null ? null : index.of('bankCard', number), accountMasked: number === null ? null : maskBankCard(number), amountFen, deductionsFen, paidOn,
    payable: succeeded && errors.length === 0 && amountFen !== null && paidOn !== null, words: failureReason ?? null,
  };
}

/** Rows that were kept before they told more were all payable, and nothing was withheld. */
export const readBankRow = (stored: Pick<BankRow, keyof BankPayment> & Partial<BankRow>): BankRow => ({ accountMasked: null, payable: true, words: null, deductionsFen: 0, ...stored });

/** The row as a payment; null when the bank did not pay, or does not say clearly that it did, how much or when. */
export const asPayment = ({ name, accountIndex, amountFen, paidOn, payable }: BankRow): BankPayment | null =>
  payable && amountFen !== null && paidOn !== null ? { name, accountIndex, amountFen, paidOn } : null;

