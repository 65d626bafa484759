import { fenColumn } from './amount-columns.js';
import { groupPayments, type LandedPayment, type PaymentGroup, standingOfPayment, standingText } from './payment-rows.js';
import type { CaseFigures, StatementPayment } from './statement-data.js';
import { summedTable, type StatementColumn, type StatementTable, type StatementValue } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';

/** A printed statement lists this many payments one by one; of more it sums each bank file in a line, and the sheet has them all. */
const PRINTED_PAYMENTS = 1_000;

/** Every payment with its reversal, in the order of their dates; `amount + deductions = settled + unapplied + returned` in the sums. */
export function paymentTable(payments: readonly LandedPayment[], { workers }: Pick<CaseFigures, 'workers'>, texts: StatementTexts, shape: 'sheet' | 'print'): StatementTable {
  const { say } = texts;
  const names = new Map(workers.map(({ id, name }) => [id, name]));
  const grouped = shape === 'print' && payments.length > PRINTED_PAYMENTS;
  const alike = ({ id, importId, paidOn, kind, ...payment }: LandedPayment): string =>
    grouped && importId !== null ? [importId, paidOn, kind, standingOfPayment(payment)].join('/') : id;
  const someReturned = payments.some(({ returnedFen }) => returnedFen > 0);
  const rows = groupPayments(payments, alike).map((group): StatementValue[] => {
    const { first, count } = group;
    const payee = count > 1 ? say('payee.several', { count }) : payeeOf(first, names, texts);
    const reference = count > 1 ? say('reference.file', { file: fileOf(first) }) : referenceOf(first, texts);
    return [first.paidOn, kindName(texts, first.kind), payee, say(`method.${first.method}`), reference, ...sumsOf(group, someReturned), standingText(texts, first), first.recordedOn];
  });
  return summedTable({ name: say('table.payments'), title: say(grouped ? 'table.paymentsGrouped' : 'table.payments'), columns: columnsOf(texts, someReturned), rows }, say('total'));
}

/** Money that went back to the payer is rare: only then there is a column for it. */
const columnsOf = (texts: StatementTexts, someReturned: boolean): StatementColumn[] => [
  { heading: texts.say('column.paidOn'), kind: 'date', width: 12 },
  { heading: texts.say('column.kind'), kind: 'text', width: 12 },
  { heading: texts.say('column.payee'), kind: 'text', width: 12 },
  { heading: texts.say('column.method'), kind: 'text', width: 10 },
  { heading: texts.say('column.reference'), kind: 'text', width: 20 },
  ...['payment', 'deductions', 'settled', 'unapplied', ...(someReturned ? ['returned'] : [])].map((code) => fenColumn(texts, code)),
  { heading: texts.say('column.standing'), kind: 'text', width: 18 },
  { heading: texts.say('column.recordedOn'), kind: 'date', width: 12 },
];

const sumsOf = ({ amountFen, deductionsFen, settledFen, unappliedFen, returnedFen }: PaymentGroup, someReturned: boolean): number[] => [
  amountFen, deductionsFen, settledFen, unappliedFen, ...(someReturned ? [returnedFen] : []),
];

function payeeOf({ workerIds }: StatementPayment, names: ReadonlyMap<string, string>, { say }: StatementTexts): string {
  if (workerIds === null) return say('payee.unnamed');
  const [only] = workerIds;
  return workerIds.length === 1 && only !== undefined ? (names.get(only) ?? '') : say('payee.several', { count: workerIds.length });
}

/** A row of a bank file is kept under the file's hash: its beginning is enough to tell files of one case apart. */
const BANK_ROW = /^([0-9a-f]{64}):(\d+)$/;
const SHOWN_HASH = 8;

const fileOf = ({ reference }: StatementPayment): string => reference.slice(0, SHOWN_HASH);

/** The voucher's number as people gave it, or file and row of a bank's return file. */
export function referenceOf({ reference }: Pick<StatementPayment, 'reference'>, { say }: StatementTexts): string {
  const [, file, row] = BANK_ROW.exec(reference) ?? [];
  return file === undefined || row === undefined ? reference : say('reference.bankRow', { file: file.slice(0, SHOWN_HASH), row });
}
