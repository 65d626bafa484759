import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';

/** Watches the row numbers of one sheet: they rise, end in time, and leave no desert of blank rows. */
export class RowCounter {
  private lastRow = 0;
  private lastFilled = 0;

  constructor(private readonly limits: Pick<SheetLimits, 'rows' | 'blankRows'>) {}

  /** Enters the next row; without a number of its own it follows the one before. Returns its number. */
  enter(given?: number): number {
    const row = given ?? this.lastRow + 1;
    if (!Number.isSafeInteger(row) || row <= this.lastRow) throw new SheetError('damaged', `row after ${this.lastRow}`);
    if (row > this.limits.rows + this.limits.blankRows) throw new SheetError('tooManyRows');
    if (row - this.lastFilled > this.limits.blankRows + 1) throw new SheetError('tooManyBlankRows', `after row ${this.lastFilled}`);
    this.lastRow = row;
    return row;
  }

  /** The row entered last holds a value. */
  filled(): void {
    if (this.lastRow > this.limits.rows) throw new SheetError('tooManyRows');
    this.lastFilled = this.lastRow;
  }
}
