import { identifierText } from './identifier-text.js';

export type IdNumberErrorCode = 'idNumberLength' | 'idNumberDate' | 'idNumberCheckDigit';
export type IdNumberCheck =
  | { readonly ok: true; readonly value: string; readonly birthDate: string; readonly sex: 'male' | 'female' }
  | { readonly ok: false; readonly code: IdNumberErrorCode };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Checks a citizen's identity number (公民身份号码) after GB 11643-1999: region, birth date, sequence (odd for men), check
 * character. The region is not looked up, because abolished regions live on in valid numbers.
 *
 * @param today business date `YYYY-MM-DD`; nobody is born after it
 */
export function checkIdNumber(text: string, today: string): IdNumberCheck {
  const value = identifierText(text).toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, code: 'idNumberLength' };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isRealDate(birthDate) || birthDate > today || birthDate < '1900-01-01') return { ok: false, code: 'idNumberDate' };
  // No region begins with 0, so such a digit is a slip as one that does not check.
  if (value.startsWith('0') || value[17] !== checkCharacter(value)) return { ok: false, code: 'idNumberCheckDigit' };
  return { ok: true, value, birthDate, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
}

function checkCharacter(value: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(value[place]), 0);
  return CHECK_CHARACTERS[sum % 11];
}

function isRealDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
