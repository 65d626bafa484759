/** The program puts an apostrophe before what a spreadsheet would run as a formula or round as a number. */
const GUARDED = /^'(?=[=+\-@\t\r]|\d{12,}X?$)/i;

/** The rows of a table that came as comma-separated text: quoted cells may hold commas, quotes and lines. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end = ''] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    row.push((quoted?.replaceAll('""', '"') ?? plain).replace(GUARDED, ''));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

export const writeCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`).join('');
