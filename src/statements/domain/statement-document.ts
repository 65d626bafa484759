import { addFen } from '../../repayment/domain/fen-sum.js';
import type { Locale } from './statement-texts.js';

/** What a column holds: text, whole fen, a business date `YYYY-MM-DD`, or a whole number of something else. */
export type ColumnKind = 'text' | 'fen' | 'date' | 'count';

export interface StatementColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Its share of the page's width, and its width in characters on a sheet. */
  readonly width: number;
}

/** Of a column of its kind; null where there is nothing. */
export type StatementValue = string | number | null;

export interface StatementTable {
  /** Short: the name of its sheet. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly (readonly StatementValue[])[];
  /** The sums of its columns of fen; null where adding makes no sense. */
  readonly totals: readonly StatementValue[] | null;
}

/** A statement before it is a file: what both kinds of file show, in the reader's language. */
export interface StatementDocument {
  readonly locale: Locale;
  readonly title: string;
  /** Label and value, in order. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly StatementTable[];
  /** How the figures are to be read. */
  readonly notes: readonly string[];
  /** Who signs a printed one. */
  readonly signatures: readonly string[];
  /** With `{page}` and `{pages}`. */
  readonly pageLabel: string;
  readonly author: string;
  /** ISO 8601; also the date of the file, so that the same data makes the same bytes. */
  readonly asOf: string;
  /** Without an ending. */
  readonly fileName: string;
}

/** A table with the sums of its rows under the columns of fen. @param totalLabel stands under the first column */
export function summedTable(table: Omit<StatementTable, 'totals'>, totalLabel: string): StatementTable {
  const totals: StatementValue[] = table.columns.map(({ kind }, place) =>
    kind === 'fen' ? table.rows.reduce((sum, row) => addFen(sum, fenOf(row[place])), 0) : null,
  );
  return { ...table, totals: [totalLabel, ...totals.slice(1)] };
}

const fenOf = (value: StatementValue | undefined): number => (typeof value === 'number' ? value : 0);

/** Rows of all tables together. */
export const rowsOf = ({ tables }: Pick<StatementDocument, 'tables'>): number => tables.reduce((sum, { rows }) => sum + rows.length, 0);

/** What takes no place on paper or would turn the text around; tabs and line ends become a blank. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]|(?![\t\r\n])\p{Cc}/gu;

/** Text as it may stand in a cell: on one line, with nothing hidden in it. */
export const printable = (text: string): string => text.replace(INVISIBLE, '').replace(/[\t\r\n]+/g, ' ').trim();
