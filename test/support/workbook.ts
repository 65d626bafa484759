import { DEFAULT_SHEET_LIMITS } from '../../src/platform/sheets/sheet-limits.js';
import type { Cell, SheetRow } from '../../src/platform/sheets/sheet-row.js';
import { readDateFormats } from '../../src/platform/sheets/xlsx-styles.js';
import { XlsxPackage } from '../../src/platform/sheets/xlsx-package.js';
import { XlsxRowParser } from '../../src/platform/sheets/xlsx-row-parser.js';
import { outlineWorkbook } from '../../src/platform/sheets/xlsx-workbook.js';
import { xmlSlices } from '../../src/platform/sheets/xml-slices.js';

/** The rows of every sheet of a workbook, in order, as the program's own reader understands them. */
export async function readWorkbook(bytes: Buffer): Promise<SheetRow[][]> {
  const pack = await XlsxPackage.open(bytes, DEFAULT_SHEET_LIMITS);
  try {
    const { sheetPart, otherSheets, stylesPart, d1904 } = await outlineWorkbook(pack, DEFAULT_SHEET_LIMITS);
    const dateFormats = await readDateFormats(pack, stylesPart, DEFAULT_SHEET_LIMITS);
    const sheets: SheetRow[][] = [];
    for (const part of [sheetPart, ...otherSheets.map((sheet) => sheet.part)]) {
      const parser = new XlsxRowParser({ strings: [], dateFormats, d1904 }, DEFAULT_SHEET_LIMITS);
      const rows: SheetRow[] = [];
      for await (const _slice of xmlSlices(part, parser.watch(pack.read(part, DEFAULT_SHEET_LIMITS.sheetBytes)), parser)) rows.push(...parser.take());
      sheets.push(rows);
    }
    return sheets;
  } finally {
    pack.close();
  }
}

/** The text of one part of the package, such as `xl/worksheets/sheet1.xml`. */
export async function workbookPart(bytes: Buffer, part: string): Promise<string> {
  const pack = await XlsxPackage.open(bytes, DEFAULT_SHEET_LIMITS);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of pack.read(part, DEFAULT_SHEET_LIMITS.sheetBytes)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    pack.close();
  }
}

/** The rows of a table on a sheet as records by heading: from the row that has the headings to the row of totals, which comes apart. */
export function tableOn(rows: readonly SheetRow[], firstHeading: string): { rows: Record<string, Cell>[]; totals: Record<string, Cell> } {
  const at = rows.findIndex(({ cells }) => cells[0] === firstHeading);
  const headings = rows[at]?.cells ?? [];
  const records: Record<string, Cell>[] = [];
  for (const { cells } of rows.slice(at + 1)) {
    const record = Object.fromEntries(headings.map((heading, place) => [textOf(heading), cells[place] ?? null]));
    if (cells[0] === '合计' || cells[0] === 'Total') return { rows: records, totals: record };
    records.push(record);
  }
  throw new Error(`There is no table ${firstHeading}`);
}

/** The text of a cell; nothing for any other value. */
export const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

/** What stands beside each label of a sheet's first column. */
export const factsOn = (rows: readonly SheetRow[]): Record<string, Cell> => Object.fromEntries(rows.map(({ cells }) => [textOf(cells[0]), cells[1] ?? null]));

/** The fen of a cell with an amount: of the digits in the file, without a float in between. */
export function fenOf(cell: Cell | undefined): number {
  if (cell === null || cell === undefined) return 0;
  if (typeof cell !== 'object' || !('number' in cell)) throw new Error(`No amount: ${JSON.stringify(cell)}`);
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(cell.number);
  if (!match) throw new Error(`More than two decimals, or no decimal number: ${cell.number}`);
  return Number(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
}
