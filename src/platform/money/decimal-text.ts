/** A decimal number taken apart without ever becoming a float: `digits` × 10^-`scale`, `digits` without sign. */
export interface DecimalText {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly scale: number;
}

/** Excel's numbers have exponents up to 308; more digits than this are not a number anybody means. */
const MAX_EXPONENT = 400;
const MAX_DIGITS = 400;

/**
 * Reads plain or scientific decimal digits (`-12.5`, `1.2345E4`, `.5`) exactly. Trailing zeros of the fraction are
 * dropped. Null when the text is anything else, or absurdly long.
 */
export function readDecimal(text: string): DecimalText | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (whole.length + fraction.length === 0 || whole.length + fraction.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return null;
  const trimmed = fraction.replace(/0+$/, '');
  const scale = trimmed.length - exponent;
  const digits = BigInt(whole + trimmed);
  if (scale <= 0) return { negative: sign === '-' && digits > 0n, digits: digits * 10n ** BigInt(-scale), scale: 0 };
  return { negative: sign === '-' && digits > 0n, ...withoutTrailingZeros(digits, scale) };
}

/** The whole number a decimal text stands for, as digits (`6.4E+2` is `640`); null when it has a fraction or is no number. */
export function wholeDigits(text: string): string | null {
  const decimal = readDecimal(text);
  if (decimal === null || decimal.scale > 0) return null;
  return `${decimal.negative ? '-' : ''}${decimal.digits}`;
}

function withoutTrailingZeros(digits: bigint, scale: number): { digits: bigint; scale: number } {
  let shorter = digits;
  let places = scale;
  while (places > 0 && shorter % 10n === 0n) {
    shorter /= 10n;
    places--;
  }
  return { digits: shorter, scale: places };
}
