import { type Cell, type CellStyle, type CellValue, type ColumnDef, type HeaderFooter, type WriteSheet, writeXlsx } from 'hucre';
import { formatYuan } from '../../platform/money/fen.js';
import { type ColumnKind, printable, type StatementDocument, type StatementTable, type StatementValue } from '../domain/statement-document.js';

type Cells = Map<string, Partial<Cell>>;

const AMOUNT = '"¥"#,##0.00;[Red]-"¥"#,##0.00';

/** Text has the format of text, so that it stays text when somebody edits the cell: `=1+1` is a name here, never a formula. */
const STYLES: Readonly<Record<ColumnKind, CellStyle>> = {
  text: { numFmt: '@' },
  fen: { numFmt: AMOUNT, alignment: { horizontal: 'right' } },
  date: { numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center' } },
  count: { numFmt: '0', alignment: { horizontal: 'right' } },
};
const HEADING: CellStyle = { numFmt: '@', font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3E7ED' } }, alignment: { horizontal: 'center', wrapText: true } };
const TITLE: CellStyle = { numFmt: '@', font: { bold: true, size: 16 } };

/** A double holds so many fen as yuan to the fen, and Excel shows 15 digits: beyond, the amount is given as text. */
const EXACT_FEN = 1_000_000_000_000_000;

/**
 * The bytes of a workbook: the first sheet tells what the statement is and holds the first table, each other table has a sheet of
 * its own, with its heading frozen and repeated on every page. The same document makes the same bytes.
 */
export async function statementSheet(document: StatementDocument): Promise<Uint8Array> {
  const [first, ...others] = document.tables;
  const sheets = [frontSheet(document, first), ...others.map((table) => tableSheet(document, table))];
  const asOf = new Date(document.asOf);
  return writeXlsx({
    sheets,
    stringMode: 'inline',
    properties: { title: document.title, creator: printable(document.author), created: asOf, modified: asOf },
  });
}

function frontSheet(document: StatementDocument, table: StatementTable | undefined): WriteSheet {
  const rows: CellValue[][] = [[document.title]];
  const cells: Cells = new Map([['0,0', { value: document.title, style: TITLE }]]);
  const addText = (...texts: readonly string[]): void => {
    texts.forEach((text, place) => cells.set(`${rows.length},${place}`, { value: text, style: STYLES.text }));
    rows.push([...texts]);
  };
  for (const [label, value] of document.facts) addText(label, literal(printable(value)));
  rows.push([]);
  if (table) addTable(rows, cells, table);
  rows.push([]);
  for (const note of document.notes) addText(note);
  return { name: table?.name ?? document.title, rows, cells, ...(table ? { columns: columnsOf(table) } : {}), ...page(document) };
}

/** The heading stands in the first row, so that the sheet can be sorted, filtered and counted as it is. */
function tableSheet(document: StatementDocument, table: StatementTable): WriteSheet {
  const rows: CellValue[][] = [];
  const cells: Cells = new Map();
  addTable(rows, cells, table);
  const last = `${letterOf(table.columns.length)}${table.rows.length + 1}`;
  return { name: table.name, columns: columnsOf(table), rows, cells, freezePane: { rows: 1 }, autoFilter: { range: `A1:${last}` }, ...page(document, '$1:$1') };
}

function addTable(rows: CellValue[][], cells: Cells, { columns, rows: body, totals }: StatementTable): void {
  columns.forEach(({ heading }, place) => cells.set(`${rows.length},${place}`, { value: heading, style: HEADING }));
  rows.push(columns.map(({ heading }) => heading));
  for (const row of body) rows.push(row.map((value, place) => valueOf(columns[place]?.kind ?? 'text', value)));
  if (!totals) return;
  const sums = totals.map((value, place) => (place === 0 ? value : valueOf(columns[place]?.kind ?? 'text', value)));
  sums.forEach((value, place) => cells.set(`${rows.length},${place}`, { value, style: { ...STYLES[place === 0 ? 'text' : (columns[place]?.kind ?? 'text')], font: { bold: true } } }));
  rows.push(sums);
}

function valueOf(kind: ColumnKind, value: StatementValue): CellValue {
  if (value === null || value === '') return null;
  if (kind === 'fen') return typeof value === 'number' ? yuan(value) : value;
  if (kind === 'date') return typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : null;
  return typeof value === 'string' ? literal(printable(value)) : value;
}

/** `_x000D_` stands for a character in a workbook's text; where it is meant as written, its first stroke is escaped (ECMA-376 22.4.2.4). */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** The nearest double to a decimal of at most 15 digits is written with those digits again: no fen is lost or made. */
const yuan = (fen: number): CellValue => (Math.abs(fen) < EXACT_FEN ? fen / 100 : formatYuan(fen));

const columnsOf = ({ columns }: StatementTable): ColumnDef[] => columns.map(({ kind, width }) => ({ width, style: STYLES[kind] }));

function page({ fileName, pageLabel }: StatementDocument, printTitlesRow?: string): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const headerFooter: HeaderFooter = {
    // An ampersand begins a code there; Excel takes 255 characters.
    oddHeader: `&L${[...printable(fileName)].slice(0, 100).join('').replaceAll('&', '&&')}`,
    oddFooter: `&R${pageLabel.replace('{page}', '&P').replace('{pages}', '&N')}`,
  };
  return { headerFooter, pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, ...(printTitlesRow ? { printTitlesRow } : {}) } };
}

const letterOf = (column: number): string => String.fromCharCode(64 + column);
