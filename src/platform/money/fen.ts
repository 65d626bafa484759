import type { AmountUnit } from './amount-unit.js';
import { UNIT_PLACES } from './amount-unit.js';
import type { DecimalText } from './decimal-text.js';
import { readDecimal } from './decimal-text.js';

export type AmountErrorCode = 'notANumber' | 'negative' | 'finerThanFen' | 'tooLarge';
export type AmountReading = { readonly fen: number } | { readonly error: AmountErrorCode };

/** 10 thousand million yuan: far above any amount a desk treats, and a thousand of them still add up exactly. */
export const MAX_AMOUNT_FEN = 1_000_000_000_000;

/** Longer text than this is no amount; the cap also keeps the pattern for it cheap. */
const MAX_WRITTEN_CHARS = 80;

/**
 * Reads an amount of money into fen, exactly.
 *
 * Text: as people write it (`12,345.60元`, `￥1234`, `１２，３４５．６０`, `1.2万元`); zeros past the fen are nothing, other digits
 * there are `finerThanFen`. A sheet's number (`{ number }`) holds the digits of a binary fraction: within 10⁻⁶ of a fen it
 * is that fen, so `25067.139999999999` is 25067.14 yuan.
 *
 * @param unit what the column is written in; an amount that names its own unit (`1.2万元`, `300元`) keeps that.
 */
export function parseYuan(value: string | { readonly number: string }, unit: AmountUnit = 'yuan'): AmountReading {
  const written = typeof value === 'string' ? readWritten(value) : { digits: value.number.trim(), ownUnit: null };
  const decimal = written === null ? null : readDecimal(written.digits);
  if (written === null || decimal === null) return { error: 'notANumber' };
  const places = UNIT_PLACES[written.ownUnit ?? unit] + 2;
  const fen = typeof value === 'string' ? exactFen(decimal, places) : nearestFen(decimal, places);
  if (decimal.negative && fen !== 0n) return { error: 'negative' };
  if (fen === null) return { error: 'finerThanFen' };
  return fen > BigInt(MAX_AMOUNT_FEN) ? { error: 'tooLarge' } : { fen: Number(fen) };
}

/** Shows fen as yuan: 163708438 is `¥1,637,084.38`. */
export function formatYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('an amount in fen is a safe integer');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${digits.slice(-2)}`;
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly: everybody gets the rounded-down share,
 * the fen left over go one each to the largest remainders, at a tie to the earlier place. If all weights are zero, they
 * count as equal.
 *
 * @param totalFen fen, not negative @param weights non-negative safe integers, at least one unless the total is 0
 * @throws RangeError for anything else
 */
export function splitLargestRemainder(totalFen: number, weights: readonly number[]): number[] {
  if (![totalFen, ...weights].every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new RangeError('an amount and its weights are non-negative safe integers');
  }
  if (weights.length === 0 && totalFen > 0) throw new RangeError('an amount needs somebody to go to');
  const shares = weights.some((weight) => weight > 0) ? weights.map(BigInt) : weights.map(() => 1n);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const products = shares.map((share) => BigInt(totalFen) * share);
  const parts = products.map((product) => Number(product / whole));
  let left = totalFen - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = products.map((product, place) => ({ place, remainder: product % whole }));
  byRemainder.sort((one, other) => (one.remainder === other.remainder ? one.place - other.place : one.remainder > other.remainder ? -1 : 1));
  for (const { place } of byRemainder) {
    if (left-- <= 0) break;
    parts[place] = (parts[place] ?? 0) + 1;
  }
  return parts;
}

/** Fen when the amount has none finer, else null. */
function exactFen(decimal: DecimalText, places: number): bigint | null {
  return decimal.scale > places ? null : decimal.digits * 10n ** BigInt(places - decimal.scale);
}

/** The fen that lies within a millionth of a fen, else null. */
function nearestFen(decimal: DecimalText, places: number): bigint | null {
  if (decimal.scale <= places) return exactFen(decimal, places);
  const unit = 10n ** BigInt(decimal.scale - places);
  const nearest = (decimal.digits + unit / 2n) / unit;
  const distance = decimal.digits - nearest * unit;
  return (distance < 0n ? -distance : distance) * 1_000_000n <= unit ? nearest : null;
}

function readWritten(text: string): { digits: string; ownUnit: AmountUnit | null } | null {
  if (text.length > MAX_WRITTEN_CHARS) return null;
  const plain = text.normalize('NFKC').replace(/[\u2212\u2013]/g, '-').trim();
  const bracketed = /^\((.+)\)$/.exec(plain)?.[1];
  const match = /^([+-]?)\s*(?:¥|RMB|CNY|人民币)?\s*([+-]?)\s*([\d.,\s]*\d[\d.,]*)\s*(万元|万|元整|元|圆整|圆)?$/i.exec(bracketed ?? plain);
  if (match === null) return null;
  const [, before = '', after = '', number = '', suffix] = match;
  const digits = ungrouped(number);
  if (digits === null || (before !== '' && after !== '')) return null;
  // Accountants write a negative amount in brackets.
  const sign = bracketed === undefined ? before + after : '-';
  return { digits: sign + digits, ownUnit: suffix === undefined ? null : suffix.startsWith('万') ? 'wan' : 'yuan' };
}

/** `12,345.60` and `12 345.60` without their separators; null when they do not stand between groups of three. */
function ungrouped(number: string): string | null {
  if (/^(\d+\.?\d*|\.\d+)$/.test(number)) return number;
  return /^\d{1,3}([, ]\d{3})+(\.\d*)?$/.test(number) ? number.replace(/[, ]/g, '') : null;
}
