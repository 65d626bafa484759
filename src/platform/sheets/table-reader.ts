import type { ColumnRule } from './column-rule.js';
import { SheetError } from './sheet-error.js';
import type { SheetRow } from './sheet-row.js';
import { findHeading, headingText } from './table-heading.js';
import type { TableHeading } from './table-heading.js';

/** A table within a sheet: what stands above it, its heading, and its rows as they are read. */
export interface SheetTable<Key extends string> extends TableHeading<Key> {
  /** The texts above the heading, such as a title and `单位：元`. */
  readonly notes: readonly string[];
  /** The rows below the heading; to be read once, to the end or with `return()`, which closes the file. */
  readonly body: AsyncGenerator<SheetRow, void, undefined>;
}

/** A heading stands among the first filled rows. */
const HEADING_WITHIN = 30;

/**
 * Finds the table in a sheet by its heading and hands out its rows.
 *
 * @throws SheetError `noHeading`, or `missingColumn` with the titles of the required columns that are not there
 */
export async function readTable<Key extends string>(
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  rules: readonly ColumnRule<Key>[],
): Promise<SheetTable<Key>> {
  const source = iterate(rows);
  try {
    const start: SheetRow[] = [];
    for (let next = await source.next(); !next.done; next = await source.next()) {
      start.push(next.value);
      if (start.length > HEADING_WITHIN) break;
    }
    const found = findHeading(start, rules);
    if (found === null) throw new SheetError('noHeading');
    const { at, heading } = found;
    const missing = rules.filter((rule) => rule.required === true && !heading.columns.has(rule.key));
    if (missing.length > 0) throw new SheetError('missingColumn', missing.map((rule) => rule.title).join('、'));
    const notes = start.slice(0, at).flatMap((row) => row.cells.map(headingText).filter((text) => text !== ''));
    return { ...heading, notes, body: continued(start.slice(at + heading.height), source) };
  } catch (error) {
    await source.return();
    throw error;
  }
}

async function* iterate(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>): AsyncGenerator<SheetRow, void, undefined> {
  yield* rows;
}

async function* continued(start: readonly SheetRow[], rest: AsyncGenerator<SheetRow, void, undefined>): AsyncGenerator<SheetRow, void, undefined> {
  try {
    yield* start;
    yield* rest;
  } finally {
    await rest.return();
  }
}
