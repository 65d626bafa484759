import { SHEET_ENGLISH } from '../../platform/sheets/sheet-english.js';
import type { RosterMatch } from './roster-match.js';
import type { RosterErrorCode, RosterWarningCode } from './roster-row.js';
import type { SheetWarningCode } from './roster-warning.js';

type Code = RosterErrorCode | RosterWarningCode | SheetWarningCode | Exclude<RosterMatch, 'new'>;

/** What the codes of a roster say to whoever reads English; their Chinese is kept with the rows that were read. */
export const ROSTER_ENGLISH: Readonly<Record<Code | keyof typeof SHEET_ENGLISH, string>> = {
  ...SHEET_ENGLISH,
  required: 'Must not be empty',
  badName: 'No name; check whether the columns are shifted',
  tooLong: 'Too long; shorten it',
  maskedValue: 'Part of it is hidden by asterisks; write it in full',
  cellError: 'The cell shows a formula’s error; write what belongs there',
  idNumberLength: 'An identity number has 18 characters',
  idNumberDate: 'The birth date in the identity number does not exist or lies ahead',
  idNumberCheckDigit: 'The identity number fails its check digit; compare it with the card',
  idNumberAsNumber: 'The identity number was kept as a number and lost its last digits; make the column text and write it anew',
  duplicateIdNumber: 'The same identity number as in an earlier row; of one person only the first row is kept',
  negative: 'An amount cannot be negative',
  finerThanFen: 'An amount has two decimals at most',
  notANumber: 'Not an amount',
  tooLarge: 'The amount is too large; check it and its unit',
  badMonth: 'Not a month; write it as 2024-09',
  badDate: 'Not a date, or one that lies ahead; write it as 2024-09-01',
  periodEndsBeforeStart: 'The last month lies before the first',
  phoneNumber: 'Does not look like a phone number',
  bankCard: 'No bank account, or one kept as a number that lost its last digits; not imported',
  nothingOwed: 'Nothing is owed by this row',
  dayMissing: 'Month without a day; taken as the first',
  periodInTheFuture: 'The period lies after this month',
  unknownValue: 'Not understood, and not imported',
  totalMismatch: 'Row {row} states a sum of {statedFen} for “{column}”; its rows add up to {summedFen}',
  totalUnreadable: 'The sum of “{column}” in row {row} could not be read and was not compared',
  unknownColumn: '“{column}” does not belong to a roster and was not imported',
  duplicateColumn: '“{column}” means the same as another column and was not imported; keep one',
  noAmountColumn: 'No column with what is owed was found; check the heading',
  amountUnit: '“{column}” was read in another unit than yuan; check it',
  noWorkers: 'There is nobody below the heading',
  alreadyOnRoster: 'On the roster of this case already; not entered again',
  alreadyOnRosterDifferent: 'On the roster with other amounts; nothing was changed. Compare, and correct by hand',
  removedFromRoster: 'Was taken off this roster and not entered again; add them by hand if they belong to it',
  sameFile: 'This file was imported before; the row was not entered again',
};
