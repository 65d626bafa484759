import { identifierText } from './identifier-text.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Checks a unified social credit code (统一社会信用代码) after GB 32100-2015. `valid: false` is a reason to ask again, never to
 * refuse: codes with a wrong check character are really in use. What cannot be one at all is known by `hasUsccShape`.
 */
export function checkUscc(text: string): { readonly value: string; readonly valid: boolean } {
  const value = identifierText(text).toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return { value, valid: false };
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(value[place] ?? ''), 0);
  return { value, valid: ALPHABET[(31 - (sum % 31)) % 31] === value[17] };
}

/** Whether it can be one at all: 18 digits and letters, however they were typed. */
export const hasUsccShape = (text: string): boolean => /^[0-9A-Z]{18}$/.test(identifierText(text).toUpperCase());
