/** Why a file cannot be read as a table. The texts people see stand in `sheet-error-message.ts`. */
export type SheetErrorCode =
  | 'notAWorkbook'
  | 'damaged'
  | 'encrypted'
  | 'legacyXls'
  | 'emptyFile'
  | 'fileTooLarge'
  | 'tooManyParts'
  | 'partTooLarge'
  | 'tooManyStrings'
  | 'tooManyRows'
  | 'tooManyBlankRows'
  | 'tooManyColumns'
  | 'cellTooLong'
  | 'doctype'
  | 'unknownEncoding'
  | 'noVisibleSheet'
  | 'noHeading'
  | 'missingColumn';

/**
 * A file that is refused as a whole. `detail` names a part, a row or a column of the table's heading; it never
 * holds a cell's text, so the error may be logged.
 */
export class SheetError extends Error {
  override readonly name = 'SheetError';

  constructor(
    readonly code: SheetErrorCode,
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
  }
}
