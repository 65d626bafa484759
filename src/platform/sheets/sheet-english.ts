import type { CellFaultCode } from './cell-fault.js';
import type { OtherSheetsWarning } from './other-sheets.js';
import type { SheetErrorCode } from './sheet-error.js';

/** What the codes of every kind of sheet say in English; `{column}` and the like are the issue's own values. */
export const SHEET_ENGLISH: Record<CellFaultCode | SheetErrorCode | OtherSheetsWarning['code'], string> = {
  formulaWithoutValue: 'A formula without its result: open and save the file in Excel, or write the value',
  controlCharacter: 'Holds control characters; write it anew',
  otherSheetsIgnored: 'Only the first visible sheet was read; other sheets hold something too',
  notAWorkbook: 'No Excel workbook (.xlsx) and no text table (.csv); save it as .xlsx and send it again',
  damaged: 'The file is damaged or not whole; export or send it again',
  encrypted: 'The file asks for a password; save it without one',
  legacyXls: 'The file is of an old Excel (.xls); save it as .xlsx',
  emptyFile: 'The file is empty',
  fileTooLarge: 'The file is too large; split it',
  tooManyParts: 'The workbook has too many parts; copy the table into a new one',
  partTooLarge: 'The workbook is too large when unpacked; copy the table into a new one',
  tooManyStrings: 'The workbook holds too much text; split it',
  tooManyRows: 'Too many rows; split the file',
  tooManyBlankRows: 'Too many blank rows one after the other; delete those at the end of the table',
  tooManyColumns: 'Too many columns; delete those that do not belong to the table',
  cellTooLong: 'A cell is too long, or a quotation mark has no partner',
  doctype: 'The workbook holds what is not allowed; copy the table into a new one',
  unknownEncoding: 'The encoding of the text is not known; save the file as .xlsx or as .csv in UTF-8',
  noVisibleSheet: 'The workbook has no visible sheet',
  noHeading: 'No heading was found: keep the row with the names of the columns, on the first sheet',
  missingColumn: 'A column that is needed is missing: {column}',
};
