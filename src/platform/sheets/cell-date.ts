import { wholeDigits } from '../money/decimal-text.js';
import { cellText, unquotedText } from './cell-text.js';
import type { Cell } from './sheet-row.js';

/** A date as far as a cell tells it: `day` is null when it names only the month. */
export interface CellDate {
  /** `YYYY-MM` */
  readonly month: string;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
}

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars of Excel; 1900 counts a 29 February that never was, which only concerns days before March 1900. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const SERIAL_OF_2000 = 36_526;

/**
 * Reads a date or a month: date cells, numbers in the range of such serials, and text such as `2024-09-01`, `2024年9月`,
 * `2024/9`, `2024.09`, `202409`, `20240901`. Null when it is none, or none that exists, or outside 1900–2100. A number cell
 * `2024.1` is none either: a sheet drops the last zero of `2024.10`, so it could be January or October.
 */
export function readCellDate(cell: Cell | undefined): CellDate | null {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return null;
  if (typeof cell === 'string') return fromWritten(unquotedText(cellText(cell)));
  if ('serial' in cell) return fromSerial(Number(cell.serial), cell.d1904);
  if ('error' in cell || /^\d{4}\.1$/.test(cell.number)) return null;
  const whole = wholeDigits(cell.number);
  return whole !== null && whole.length === 5 ? fromSerial(Number(whole), cell.d1904 === true) : fromText(whole ?? cell.number);
}

/** A sheet saved as `.csv` may hold the serial of a day; before 2000 it could as well be a month such as `20249`. */
function fromWritten(text: string): CellDate | null {
  return /^\d{5}$/.test(text) && Number(text) >= SERIAL_OF_2000 ? fromSerial(Number(text), false) : fromText(text);
}

function fromSerial(serial: number, d1904: boolean): CellDate | null {
  if (!(serial >= 1 && serial < 80_000)) return null;
  const day = new Date((d1904 ? DAY_ZERO_1904 : DAY_ZERO_1900) + Math.floor(serial) * DAY_MS);
  return calendarDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function fromText(text: string): CellDate | null {
  const plain = text.normalize('NFKC').replace(/\s*([-/.年月日号])\s*/g, '$1').replace(/[‐-―−]/g, '-').trim();
  const match =
    /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/.exec(plain) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\+08:?00)?)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(?:(\d{2})(?: ?\d{6})?)?$/.exec(plain);
  if (match === null) return null;
  const [, year, month, day] = match;
  return calendarDate(Number(year), Number(month), day === undefined ? null : Number(day));
}

function calendarDate(year: number, month: number, day: number | null): CellDate | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return null;
  const text = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return { month: text, date: null };
  const exists = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? { month: text, date: `${text}-${String(day).padStart(2, '0')}` } : null;
}
