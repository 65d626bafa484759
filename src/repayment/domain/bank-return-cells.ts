import { identifierText } from '../../cases/domain/identifiers/identifier-text.js';
import { isMasked } from '../../cases/domain/identifiers/masks.js';
import { cleanPersonName, MAX_NAME_CHARS } from '../../cases/domain/identifiers/person-name.js';
import type { AmountUnit } from '../../platform/money/amount-unit.js';
import { readSheetAmount, type SheetAmount } from '../../platform/sheets/cell-amount.js';
import { readCellDate } from '../../platform/sheets/cell-date.js';
import { numberAsIdentifier } from '../../platform/sheets/cell-text.js';
import { MAX_CLAIM_FEN } from '../../roster/domain/roster-amounts.js';
import type { BankReturnView } from './bank-return-view.js';
import { bankResult } from './bank-return-result.js';

const MAX_ACCOUNT_CHARS = 40;
const MAX_REASON_CHARS = 200;
/** As banks write it: in words, by ISO 4217, or by their own number. */
const YUAN = /^(?:人民币元?|CNY|RMB|元|¥|0?01|156)$/i;

export function readPayee(view: BankReturnView): string | null {
  const name = cleanPersonName(view.text('name'));
  if (view.isBlank('name')) return view.notice('name', 'payeeMissing');
  return isMasked(name) ? view.notice('name', 'maskedValue') : [...name].slice(0, MAX_NAME_CHARS).join('');
}

export function readAccount(view: BankReturnView): string | null {
  if (view.isBlank('account')) return view.notice('account', 'payeeMissing');
  const cell = view.cell('account');
  if (typeof cell === 'object' && cell !== null && 'number' in cell) {
    const number = numberAsIdentifier(cell.number);
    return 'lost' in number ? view.notice('account', 'accountAsNumber') : number.digits;
  }
  const account = identifierText(view.text('account')).replace(/[-‐-―−]/g, '');
  if (isMasked(account)) return view.notice('account', 'maskedValue');
  if (/^\d\.\d+E\+?\d+$/i.test(account)) return view.notice('account', 'accountAsNumber');
  return account.slice(0, MAX_ACCOUNT_CHARS);
}

/** Fen, more than zero. */
export function readPaidAmount(view: BankReturnView, unit: AmountUnit): number | null {
  const read = readAmount(view, 'amount', unit);
  if (read === null) return view.refuse('amount', 'required');
  if (!view.isBlank('currency') && !YUAN.test(view.text('currency').normalize('NFKC'))) return view.refuse('currency', 'notYuan');
  if ('error' in read) return view.refuse('amount', read.error);
  return read.fen === 0 ? view.refuse('amount', 'zeroAmount') : read.fen;
}

/** Fen, nothing where the file tells of none. */
export function readDeductions(view: BankReturnView, unit: AmountUnit): number {
  const read = readAmount(view, 'deductions', unit);
  if (read === null) return 0;
  return 'error' in read ? (view.refuse('deductions', read.error) ?? 0) : read.fen;
}

/**
 * The day the money arrived, else the day named above the table.
 *
 * @param required whether the bank says the payment succeeded: one that failed has no day
 */
export function readPaidOn(view: BankReturnView, fallback: string | null, { first, today }: { first: string; today: string }, required: boolean): string | null {
  const blank = view.isBlank('paidOn');
  const day = blank ? fallback : (readCellDate(view.cell('paidOn'))?.date ?? null);
  if (day === null) return blank ? (required ? view.refuse('paidOn', 'required') : null) : view.refuse('paidOn', 'badDate');
  if (day < first) return view.refuse('paidOn', 'pastDate');
  return day > today ? view.refuse('paidOn', 'futureDate') : day;
}

export function readResult(view: BankReturnView): { succeeded: boolean; failureReason?: string } {
  const result = bankResult(view.text('result'));
  const [reason, remark] = [wordsOf(view, 'reason'), wordsOf(view, 'remark')];
  const contradicted = bankResult(reason) === 'failure';
  if (result === 'success' && !contradicted) {
    // A remark may tell of an earlier try, as 退票重发 does: it is pointed out, and the result holds.
    if (bankResult(remark) === 'failure') view.notice('remark', 'remarkOfFailure');
    return { succeeded: true };
  }
  if (result === 'success') view.notice('reason', 'contradictoryResult');
  if (result === 'unknown') view.notice('result', 'unknownResult');
  const words = [reason, remark, view.text('result')].find((text) => text !== '') ?? '';
  return words === '' ? { succeeded: false } : { succeeded: false, failureReason: [...words].slice(0, MAX_REASON_CHARS).join('') };
}

/** Nobody is paid more in one row than anybody may be owed: so the sums of a whole file stay exact. */
function readAmount(view: BankReturnView, key: 'amount' | 'deductions', unit: AmountUnit): SheetAmount | null {
  const read = view.isBlank(key) ? null : readSheetAmount(view.cell(key), unit);
  return read !== null && 'fen' in read && read.fen > MAX_CLAIM_FEN ? { error: 'tooLarge' } : read;
}

const wordsOf = (view: BankReturnView, key: 'reason' | 'remark'): string => (view.isBlank(key) ? '' : view.text(key));
