/** The program puts an apostrophe before what a spreadsheet would run as a formula or round as a number. */
const GUARDED = /^'(?=[=+\-@\t\r]|\d{12,}X?$)/i;

/** The rows of a table that came as comma-separated text: quoted cells may hold commas, quotes and lines. Its reader is loaded when there is one to read. */
export async function readCsv(text: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true }).map((row) => row.map((cell) => cell.replace(GUARDED, '')));
}

export const writeCsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`).join('');
