import { UNIT_NAMES } from '../../platform/money/amount-unit.js';
import { columnLabel } from '../../platform/sheets/column-label.js';
import { REFUSAL_HEADING } from '../../platform/sheets/refusal-heading.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import type { AmountUnits } from './roster-amounts.js';
import type { RosterColumnKey } from './roster-columns.js';

export type SheetWarningCode = 'totalMismatch' | 'totalUnreadable' | 'unknownColumn' | 'duplicateColumn' | 'noAmountColumn' | 'amountUnit' | 'noWorkers';

/** Something about the sheet as a whole that people should look at before they apply it. */
export interface SheetWarning {
  readonly code: SheetWarningCode;
  readonly message: string;
  /** The heading it is about. */
  readonly column?: string;
  /** The sheet's row it is about. */
  readonly row?: number;
  /** Of `totalMismatch`: what the sheet says and what its rows add up to, in fen. */
  readonly statedFen?: number;
  readonly summedFen?: number;
}

/** What the heading alone already tells. */
export function headingWarnings(table: SheetTable<RosterColumnKey>, units: AmountUnits): SheetWarning[] {
  const warnings: SheetWarning[] = [];
  for (const column of table.unknown) {
    if (column.heading === REFUSAL_HEADING) continue;
    const label = columnLabel(column);
    warnings.push({ code: 'unknownColumn', column: label, message: `“${label}”列不是名册的内容，未导入` });
  }
  for (const column of table.duplicates) {
    const label = columnLabel(column);
    warnings.push({ code: 'duplicateColumn', column: label, message: `“${label}”列与另一列含义相同，未导入，请只保留一列` });
  }
  if (units.size === 0) warnings.push({ code: 'noAmountColumn', message: '没有找到欠薪或欠缴金额的列，请核对表头' });
  for (const [kind, unit] of units) {
    const column = table.columns.get(kind)?.heading ?? kind;
    if (unit !== 'yuan') warnings.push({ code: 'amountUnit', column, message: `“${column}”按${UNIT_NAMES[unit]}读取，请核对` });
  }
  return warnings;
}
