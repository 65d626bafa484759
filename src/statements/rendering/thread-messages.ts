import type { StatementDocument, StatementTable } from '../domain/statement-document.js';
import type { StatementFormat } from './statement-format.js';

/** What a thread is started with: the document without the rows of its tables, which follow in pieces. */
export interface ThreadTask {
  readonly format: StatementFormat;
  readonly head: StatementDocument;
}

export interface RowsMessage {
  /** Which table they belong to. */
  readonly table: number;
  readonly rows: StatementTable['rows'];
}

export type FromThread = { readonly bytes: Uint8Array } | { readonly share: number };

/** Rows are copied to the thread: so many at a time hold up nobody. */
const PIECE_ROWS = 1_000;

export const withoutRows = (document: StatementDocument): StatementDocument => ({ ...document, tables: document.tables.map((table) => ({ ...table, rows: [] })) });

export function* piecesOf({ tables }: StatementDocument): Generator<RowsMessage> {
  for (const [table, { rows }] of tables.entries()) {
    for (let at = 0; at < rows.length; at += PIECE_ROWS) yield { table, rows: rows.slice(at, at + PIECE_ROWS) };
  }
}

export const assembled = (head: StatementDocument, pieces: readonly RowsMessage[]): StatementDocument => ({
  ...head,
  tables: head.tables.map((table, place) => ({ ...table, rows: pieces.filter((piece) => piece.table === place).flatMap(({ rows }) => rows) })),
});
