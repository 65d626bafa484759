import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import type { Standing } from '../cases/case-standing.js';
import type { CaseState } from '../cases/domain/vocabulary.js';
import type { FieldIssue } from '../platform/sheets/field-issue.js';
import type { SheetRow } from '../platform/sheets/sheet-row.js';
import type { ImportKindName, ImportWarning, SheetImport } from './sheet-import.entity.js';

/** One row as a kind has read it. `Row` is what its `apply` needs again; it is kept encrypted, as JSON. */
export interface ParsedImportRow<Row> {
  readonly row: number;
  readonly no: number | null;
  readonly verdict: string;
  readonly errors: readonly FieldIssue[];
  readonly warnings: readonly FieldIssue[];
  /** Shown with the row: ids, codes and amounts, nothing personal. */
  readonly detail?: Record<string, unknown>;
  /** Absent for a row that must not be applied. */
  readonly payload?: Row;
}

/** How many rows are good, wrong, and nothing new; together `total`. */
export interface ImportCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
}

export interface ParsedImport<Row> extends ImportCounts {
  readonly rows: readonly ParsedImportRow<Row>[];
  readonly warnings: readonly ImportWarning[];
  /** Counts and sums in fen. */
  readonly totals: Record<string, number>;
}

/** The import by which the very same file was applied before, and on which business date. */
export interface EarlierImport {
  readonly id: string;
  readonly appliedOn: string;
}

export interface ParseContext {
  /** For reads only; nothing is written while a sheet is read. */
  readonly m: EntityManager;
  readonly kase: Case;
  readonly options: Readonly<Record<string, string>>;
  /** Business date of the office. */
  readonly today: string;
  /** An earlier import of the very same file that was applied to this case. */
  readonly sameFileAs: EarlierImport | null;
  /** Tells how many rows have been read. Who waits for it lets it be seen before the next ones. */
  readonly onProgress: (rows: number) => Promise<void>;
}

/** The one transaction in which an import is applied; the case row is locked. */
export interface ApplyContext {
  readonly m: EntityManager;
  readonly kase: Case;
  readonly now: Date;
  readonly today: string;
  /** Who asked for it. */
  readonly actorId: string;
  readonly sheetImport: SheetImport;
  readonly sameFileAs: EarlierImport | null;
  /** Writes timeline and audit of the case. */
  readonly record: (type: string, data?: Record<string, unknown>) => Promise<void>;
  /** Shows outside of the transaction how many rows are done. */
  readonly onProgress: (rows: number) => Promise<void>;
}

export interface RowToApply<Row> {
  readonly row: number;
  readonly no: number | null;
  readonly verdict: string;
  readonly warnings: readonly FieldIssue[];
  readonly detail: Record<string, unknown> | null;
  readonly payload: Row;
}

/** What applying has changed about the rows' verdicts; only the rows that changed. */
export interface AppliedImport extends ImportCounts {
  readonly rows: readonly { row: number; verdict: string; warnings: readonly FieldIssue[]; detail?: Record<string, unknown> | null }[];
  readonly totals: Record<string, number>;
  readonly warnings?: readonly ImportWarning[];
}

/**
 * What a feature knows about its own kind of sheet. The machinery keeps the file, calls `parse` and `apply` in jobs, and runs
 * either again after a crash: `parse` must not write, `apply` writes in the given transaction only.
 */
export interface ImportKind<Row = unknown> {
  readonly kind: ImportKindName;
  /** The least standing that may send and apply one. */
  readonly standing: Standing;
  /** The case's states in which one may be sent and applied; in another open one the reason is the code that `refusal` names, if it names any. */
  readonly states: readonly CaseState[];
  readonly refusal?: (state: CaseState) => string;
  /** `refuse`: the same file is not taken again once it has been applied. `mark`: it is taken, and must change nothing. */
  readonly sameFile: 'refuse' | 'mark';
  /** What its codes say in English, with the issue's own values in braces; in Chinese each issue carries its text. */
  readonly english: Readonly<Record<string, string>>;
  /** Whether what was read from the rows stays, encrypted, until the file is deleted; otherwise it goes when the import is applied. */
  readonly rowsStay?: boolean;
  /** Whether an import that was applied stands in the way of the same file; every one does unless told. */
  stillCounts?(m: EntityManager, importId: string): Promise<boolean>;
  /** @throws SheetError when the sheet cannot be read as a whole, CodedError when the options do not fit the case */
  parse(sheet: AsyncIterable<SheetRow>, context: ParseContext): Promise<ParsedImport<Row>>;
  /** @throws CodedError when the rules say no; the import then fails with that code and nothing is written */
  apply(context: ApplyContext, rows: readonly RowToApply<Row>[]): Promise<AppliedImport>;
}
