import { checkIdNumber } from '../../cases/domain/identifiers/id-number.js';
import { maskBankCard, maskIdNumber, maskPhone } from '../../cases/domain/identifiers/masks.js';
import { maskNumbersInText } from '../../cases/domain/identifiers/text-masks.js';

/** A number as long as an ID, a card or a mobile has it, perhaps with blanks or dashes, and not a part of a longer one. */
const LONG_NUMBER = /(?<![\dA-Za-z])\d(?:[ -]?\d){10,18}[Xx]?(?![\dA-Za-z])/g;

/**
 * Free text of a payment (a voucher's number, a reason) as it may leave the house. For strangers to the case every long number
 * is hidden. For its own people a voucher's number has to stay; but what checks as an ID, looks like a mobile, or checks as a card
 * of the Chinese scheme (62…, Luhn) is masked for them too, because no export holds one in full.
 */
export function visibleText(text: string, masked: boolean, today: string): string {
  if (masked) return maskNumbersInText(text);
  return text.replace(LONG_NUMBER, (found) => {
    const digits = found.replace(/[ -]/g, '').toUpperCase();
    if (checkIdNumber(digits, today).ok) return maskIdNumber(digits);
    if (/^1[3-9]\d{9}$/.test(digits)) return maskPhone(digits);
    return /^62\d{14,17}$/.test(digits) && luhnHolds(digits) ? maskBankCard(digits) : found;
  });
}

function luhnHolds(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
