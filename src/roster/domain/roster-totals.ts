import { formatYuan } from '../../platform/money/fen.js';
import { readSheetAmount } from '../../platform/sheets/cell-amount.js';
import type { SheetAmount } from '../../platform/sheets/cell-amount.js';
import { isBlank } from '../../platform/sheets/cell-text.js';
import type { AmountUnits } from './roster-amounts.js';
import type { RosterAmountKind } from './roster-columns.js';
import type { RosterRowView } from './roster-row-view.js';
import type { SheetWarning } from './roster-warning.js';

interface RunningSum {
  fen: number;
  unread: number;
}

/** Adds up the workers' rows, refused ones too, and compares the sums that the sheet states. */
export class RosterTotals {
  private readonly all = new Map<RosterAmountKind, RunningSum>();
  private readonly section = new Map<RosterAmountKind, RunningSum>();

  constructor(private readonly units: AmountUnits) {}

  /** @param readable fen by kind; null for a cell that could not be read */
  add(readable: ReadonlyMap<RosterAmountKind, number | null>): void {
    for (const sums of [this.all, this.section]) {
      for (const [kind, fen] of readable) {
        const sum = sums.get(kind) ?? { fen: 0, unread: 0 };
        sums.set(kind, { fen: sum.fen + (fen ?? 0), unread: sum.unread + (fen === null ? 1 : 0) });
      }
    }
  }

  /**
   * Compares one row of sums. A 小计 stands for the rows since the sum before it; a 合计 for all rows, or, where each
   * section has its own, for the section. A new section begins after it.
   */
  compare(view: RosterRowView, kind: 'total' | 'subtotal', headingOf: (kind: RosterAmountKind) => string): SheetWarning[] {
    const warnings = this.differences(view, kind, headingOf);
    this.section.clear();
    return warnings;
  }

  /** Whether a row of amounts without a label is the sum of the rows above. */
  agrees(view: RosterRowView): boolean {
    return this.all.size > 0 && this.differences(view, 'total', () => '').length === 0;
  }

  private differences(view: RosterRowView, kind: 'total' | 'subtotal', headingOf: (kind: RosterAmountKind) => string): SheetWarning[] {
    const warnings: SheetWarning[] = [];
    for (const [amountKind, unit] of this.units) {
      const cell = view.cell(amountKind);
      const stated = isBlank(cell) ? null : readSheetAmount(cell, unit);
      const warning = stated === null ? null : this.difference(view.row, amountKind, kind, stated, headingOf(amountKind));
      if (warning !== null) warnings.push(warning);
    }
    return warnings;
  }

  private difference(row: number, amountKind: RosterAmountKind, kind: 'total' | 'subtotal', stated: SheetAmount, column: string): SheetWarning | null {
    if ('error' in stated) {
      return { code: 'totalUnreadable', row, column, message: `第 ${row} 行“${column}”的合计数无法读出，未作核对` };
    }
    const section = this.section.get(amountKind) ?? { fen: 0, unread: 0 };
    const all = this.all.get(amountKind) ?? { fen: 0, unread: 0 };
    if (stated.fen === section.fen || (kind === 'total' && stated.fen === all.fen)) return null;
    const sum = kind === 'subtotal' ? section : all;
    const unread = sum.unread > 0 ? `（另有 ${sum.unread} 行金额未能读出）` : '';
    const message = `第 ${row} 行“${column}”合计 ${formatYuan(stated.fen)}，各行相加为 ${formatYuan(sum.fen)}${unread}，请核对`;
    return { code: 'totalMismatch', row, column, message, statedFen: stated.fen, summedFen: sum.fen };
  }
}
