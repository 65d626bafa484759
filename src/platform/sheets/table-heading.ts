import { cellText } from './cell-text.js';
import { fit, plainHeading } from './column-rule.js';
import type { ColumnRule } from './column-rule.js';
import type { Cell, SheetRow } from './sheet-row.js';

/** A column of the table: its place (0 is A) and its heading as the sheet shows it. */
export interface TableColumn {
  readonly index: number;
  readonly heading: string;
}

export interface TableHeading<Key extends string> {
  /** Number of sheet rows the heading takes, 1 or 2. */
  readonly height: 1 | 2;
  readonly columns: ReadonlyMap<Key, TableColumn>;
  /** Headings that no rule knows. */
  readonly unknown: readonly TableColumn[];
  /** Headings that mean a column already taken by a better or earlier one. */
  readonly duplicates: readonly TableColumn[];
}

/** A column's heading may be read with and without the group it stands under. */
interface HeadingCell extends TableColumn {
  readonly readings: readonly string[];
}

const MAX_HEADING_CHARS = 60;
/** Cells above and in the heading are looked at no further than this. */
const MAX_NOTE_CHARS = 200;

/** The text of a cell that may be a heading or a note above it. */
export function headingText(cell: Cell | undefined): string {
  return cellText(typeof cell === 'string' ? cell.slice(0, MAX_NOTE_CHARS) : cell);
}

/**
 * Finds the heading among the first rows of a sheet: the row, or two rows with group headings above, in which most columns are
 * known. Titles and notes above it, the order of columns and the words for them do not matter.
 *
 * @returns its place among `rows`, or null when no row names at least two columns
 */
export function findHeading<Key extends string>(rows: readonly SheetRow[], rules: readonly ColumnRule<Key>[]): { at: number; heading: TableHeading<Key> } | null {
  let best: { at: number; heading: TableHeading<Key> } | null = null;
  for (const [at, row] of rows.entries()) {
    const below = rows[at + 1];
    const single = assign(singleLine(row), 1, rules);
    const double = below === undefined || !isSecondLine(row, below) ? null : assign(doubleLine(row, below), 2, rules);
    for (const heading of [single, double]) {
      if (heading !== null && heading.columns.size >= 2 && isBetter(heading, best?.heading)) best = { at, heading };
    }
  }
  return best;
}

/** More columns win; at a tie a single line over two, so that a title above does not count as a group heading. */
function isBetter<Key extends string>(one: TableHeading<Key>, other: TableHeading<Key> | undefined): boolean {
  if (other === undefined || one.columns.size !== other.columns.size) return one.columns.size > (other?.columns.size ?? 0);
  return one.height < other.height;
}

function singleLine(row: SheetRow): HeadingCell[] {
  return row.cells.flatMap((cell, index) => {
    const heading = headingText(cell);
    return heading === '' ? [] : [{ index, heading, readings: [heading] }];
  });
}

function doubleLine(top: SheetRow, bottom: SheetRow): HeadingCell[] {
  const cells: HeadingCell[] = [];
  let group = '';
  for (let index = 0; index < Math.max(top.cells.length, bottom.cells.length); index++) {
    const above = headingText(top.cells[index]);
    const own = headingText(bottom.cells[index]);
    if (above !== '') group = above;
    if (own !== '') cells.push({ index, heading: `${group} ${own}`.trim(), readings: [`${group}${own}`, own] });
    else if (above !== '') cells.push({ index, heading: above, readings: [above] });
  }
  return cells;
}

/** Short words below at least one merged group: no numbers, dates or identifiers. */
function isSecondLine(top: SheetRow, bottom: SheetRow): boolean {
  const words = bottom.cells.every((cell) => cell === null || (typeof cell === 'string' && cell.length <= MAX_HEADING_CHARS && !/\d{6}/.test(cell)));
  return words && bottom.cells.some((cell, index) => headingText(cell) !== '' && headingText(top.cells[index]) === '');
}

function assign<Key extends string>(cells: readonly HeadingCell[], height: 1 | 2, rules: readonly ColumnRule<Key>[]): TableHeading<Key> {
  const taken = new Map<Key, { column: TableColumn; rank: number }>();
  const unknown: TableColumn[] = [];
  const duplicates: TableColumn[] = [];
  for (const { index, heading, readings } of cells) {
    const column = { index, heading };
    const match = bestMatch(readings, rules);
    if (match === null) {
      unknown.push(column);
      continue;
    }
    const holder = taken.get(match.key);
    if (holder !== undefined) duplicates.push(match.rank < holder.rank ? holder.column : column);
    if (holder === undefined || match.rank < holder.rank) taken.set(match.key, { column, rank: match.rank });
  }
  return { height, columns: new Map([...taken].map(([key, { column }]) => [key, column])), unknown, duplicates };
}

/** An exact word beats a likeness; among equals the rule that stands first. */
function bestMatch<Key extends string>(readings: readonly string[], rules: readonly ColumnRule<Key>[]): { key: Key; rank: number } | null {
  const plain = readings.filter((reading) => reading.length <= MAX_HEADING_CHARS).map(plainHeading);
  for (const exact of [true, false]) {
    for (const reading of plain) {
      for (const rule of rules) {
        const rank = fit(rule, reading);
        if (rank !== null && rank < rule.exact.length === exact) return { key: rule.key, rank };
      }
    }
  }
  return null;
}
