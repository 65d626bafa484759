import { isMasked } from './masks.js';
import { normalisePhone } from './phone.js';

/** What people write for digits they hide; a single `x` before digits is an extension. */
const HIDDEN_DIGITS = /[·・‧∙⋅…×✕]|\.{3}|[xXｘＸ]{2}/u;

/**
 * A telephone number that somebody typed, in its normal form. Unlike in a sheet, where a doubtful number is kept with a warning,
 * the person is there to put it right: `maskedValue` for one with hidden digits, `phoneNumber` for what is no number one can call.
 */
export function readTypedPhone(text: string): { readonly value: string } | { readonly code: 'maskedValue' | 'phoneNumber' } {
  if (isMasked(text) || HIDDEN_DIGITS.test(text)) return { code: 'maskedValue' };
  const { value, plausible } = normalisePhone(text);
  return plausible ? { value } : { code: 'phoneNumber' };
}
