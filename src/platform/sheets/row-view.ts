import { CELL_FAULT_MESSAGES, cellFault } from './cell-fault.js';
import type { CellFaultCode } from './cell-fault.js';
import { cellText, isBlank } from './cell-text.js';
import type { FieldIssue } from './field-issue.js';
import type { Cell, SheetRow } from './sheet-row.js';
import type { SheetTable } from './table-reader.js';

/** One row of a table seen through its columns, with what is wrong about it. */
export class RowView<Key extends string, ErrorCode extends string, WarningCode extends string> {
  readonly errors: FieldIssue<ErrorCode | CellFaultCode>[] = [];
  readonly warnings: FieldIssue<WarningCode>[] = [];
  private readonly faulty = new Set<Key>();

  constructor(
    private readonly table: Pick<SheetTable<Key>, 'columns'>,
    private readonly source: SheetRow,
    /** Names a column that the sheet does not have. */
    private readonly titleOf: (key: Key) => string,
  ) {}

  get row(): number {
    return this.source.row;
  }

  has(key: Key): boolean {
    return this.table.columns.has(key);
  }

  cell(key: Key): Cell {
    const column = this.table.columns.get(key);
    return column === undefined ? null : (this.source.cells[column.index] ?? null);
  }

  text(key: Key): string {
    return cellText(this.cell(key));
  }

  isBlank(key: Key): boolean {
    return isBlank(this.cell(key));
  }

  /** Whether the cell shows a formula's error instead of a value. */
  isBroken(key: Key): boolean {
    const cell = this.cell(key);
    return typeof cell === 'object' && cell !== null && 'error' in cell;
  }

  /** Refuses the row for every cell whose content is not known for certain; nothing more is said about such a cell. */
  refuseFaults(spared: readonly Key[]): void {
    for (const key of this.table.columns.keys()) {
      const code = spared.includes(key) ? null : cellFault(this.cell(key));
      if (code === null) continue;
      this.errors.push({ column: this.heading(key), code, message: CELL_FAULT_MESSAGES[code] });
      this.faulty.add(key);
    }
  }

  error(key: Key, code: ErrorCode, message: string): void {
    if (!this.faulty.has(key)) this.errors.push({ column: this.heading(key), code, message });
  }

  warn(key: Key, code: WarningCode, message: string): void {
    if (!this.faulty.has(key)) this.warnings.push({ column: this.heading(key), code, message });
  }

  /** The number in a counting column (序号), null when there is none. */
  ordinal(key: Key): number | null {
    const text = this.text(key).normalize('NFKC');
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  }

  private heading(key: Key): string {
    return this.table.columns.get(key)?.heading ?? this.titleOf(key);
  }
}
