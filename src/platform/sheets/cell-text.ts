import { wholeDigits } from '../money/decimal-text.js';
import type { Cell } from './sheet-row.js';

/**
 * A cell as one line of text: control characters become blanks, blanks are joined and trimmed. Whole numbers come as plain
 * digits (`1.9937453169E10` is `19937453169`); `''` for blank cells, errors and dates.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return 'number' in cell ? (wholeDigits(cell.number) ?? cell.number) : '';
}

/** A text export writes `="12.5"` or `'12.5` to keep a spreadsheet from touching what stands there. */
export function unquotedText(text: string): string {
  return text.trim().replace(/^="(.*)"$/, '$1').replace(/^'/, '');
}

/** Whether somebody left a cell empty, also with a dash, a slash or the word 无. */
export function isBlank(cell: Cell | undefined): boolean {
  return /^(?:[-‐-―−_/\\.·、]*|无|空|没有|暂无|不详)$/u.test(cellText(cell).normalize('NFKC')) && !isDateOrError(cell);
}

/**
 * An identifier that a sheet holds as a number: `lost` when its last digits may be gone. Excel keeps 15 digits and puts zeros for
 * the rest; a program that passes it through a double leaves a multiple of the double's step, or the shortest digits that
 * give that double again.
 */
export function numberAsIdentifier(number: string): { readonly digits: string } | { readonly lost: true } {
  const digits = wholeDigits(number);
  if (digits === null) return { lost: true };
  const cutOff = digits.length > 15 && /^0+$/.test(digits.slice(15));
  return cutOff || cameThroughDouble(digits) ? { lost: true } : { digits };
}

function cameThroughDouble(digits: string): boolean {
  const double = Number(digits);
  if (double <= Number.MAX_SAFE_INTEGER) return false;
  const step = 2 ** (Math.floor(Math.log2(double)) - 52);
  return String(double) === digits || (step >= 16 && BigInt(digits) % BigInt(step) === 0n);
}

function isDateOrError(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && ('serial' in cell || 'error' in cell);
}
