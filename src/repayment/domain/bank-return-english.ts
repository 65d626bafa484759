import { SHEET_ENGLISH } from '../../platform/sheets/sheet-english.js';
import type { BankReturnErrorCode, BankReturnWarning, BankReturnWarningCode } from './bank-return-row.js';

type Code = BankReturnErrorCode | BankReturnWarningCode | BankReturnWarning['code'];

/** What the codes of a bank's return file say to whoever reads English; their Chinese is kept with the rows that were read. */
export const BANK_RETURN_ENGLISH: Readonly<Record<Code | keyof typeof SHEET_ENGLISH, string>> = {
  ...SHEET_ENGLISH,
  required: 'Something is missing; ask the bank',
  cellError: 'A cell shows a formula’s error; write what belongs there',
  zeroAmount: 'The amount is 0: no payment',
  notYuan: 'Not in yuan; ask the bank',
  negative: 'An amount cannot be negative; a reversal is made elsewhere',
  finerThanFen: 'An amount has two decimals at most',
  notANumber: 'Not an amount',
  tooLarge: 'The amount is too large; check it and its unit',
  badDate: 'Not a date; write it as 2025-01-05',
  futureDate: 'The day lies after today',
  pastDate: 'The day lies before the first month for which any of the kind is owed; check the year',
  payeeMissing: 'Empty; match the worker by hand',
  maskedValue: 'Part of it is hidden by asterisks; match the worker by hand',
  accountAsNumber: 'The account was kept as a number and lost its last digits; match the worker by hand',
  unknownResult: 'Unclear whether it was paid; taken as not paid. Ask the bank',
  contradictoryResult: 'Said to be paid, with a reason why it was not; taken as not paid. Ask the bank',
  remarkOfFailure: 'Said to be paid, but the remark speaks of a failure; ask the bank',
  duplicateColumn: '“{column}” means the same as another column and was not used',
  amountUnit: 'The amounts were read in another unit than yuan; check them',
  noRows: 'There is no payment below the heading',
};
