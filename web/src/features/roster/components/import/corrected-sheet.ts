import { writeCsv } from '@/lib/csv';

/** The reader crosses two thousand blank rows at most; a heading that stands there again is no worker to it. */
const HEADING_AGAIN = 1000;

/**
 * The corrected rows as a sheet of their own, each in the place that it has in the sheet people know: what is said of row 11 after the correction is about
 * their row 11. @param places the row of each, below the heading and rising; rows beyond them follow the last one
 */
export function correctedSheet(headings: readonly string[], rows: readonly (readonly string[])[], places: readonly number[]): string {
  const sheet: (readonly string[])[] = [headings];
  for (const [at, row] of rows.entries()) {
    const place = places[at] ?? sheet.length + 1;
    while (sheet.length < place - 1) sheet.push(sheet.length % HEADING_AGAIN === 0 ? headings : []);
    sheet.push(row);
  }
  return writeCsv(sheet);
}
