import type { AmountUnit } from '../money/amount-unit.js';
import { parseYuan } from '../money/fen.js';
import type { AmountErrorCode } from '../money/fen.js';
import { unquotedText } from './cell-text.js';
import type { Cell } from './sheet-row.js';

export type SheetAmount = { readonly fen: number } | { readonly error: AmountErrorCode | 'cellError' };

/** A cell of money, in fen; null when there is nothing in it. A date or a yes/no is `notANumber`, a formula's error `cellError`. */
export function readSheetAmount(cell: Cell, unit: AmountUnit): SheetAmount | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return parseYuan(unquotedText(cell), unit);
  if (typeof cell === 'boolean') return { error: 'notANumber' };
  if ('number' in cell) return parseYuan(cell, unit);
  return { error: 'error' in cell ? 'cellError' : 'notANumber' };
}
