/**
 * What one cell of a sheet holds. Numbers stay the file's own digits, so that nothing is lost to floating point:
 * an 18-digit number or `25067.139999999999` arrives as written.
 *
 * - `string`: text (formulas give their stored result, never the formula);
 * - `{ number }`: decimal digits, possibly with a sign, a fraction and an exponent (`-12.5`, `6.40399E+17`);
 *   `d1904` is set when the workbook counts days from 1904;
 * - `{ serial }`: a cell with a date format, days since 1900 (or 1904 when `d1904`) as digits;
 * - `{ error }`: a formula's error such as `#REF!`; with `noValue` (and no text) a formula whose result the file does not hold;
 * - `null`: blank.
 */
export type Cell =
  | string
  | boolean
  | { readonly number: string; readonly d1904?: true }
  | { readonly serial: string; readonly d1904: boolean }
  | { readonly error: string; readonly noValue?: true }
  | null;

/** A row that holds at least one value. `row` is the sheet's own number (1-based); `cells[0]` is column A. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}
