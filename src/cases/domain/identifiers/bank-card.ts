import { identifierText } from './identifier-text.js';

/**
 * A bank card or account number without blanks and dashes. `plausible` asks for 12 to 19 digits only: accounts of rural banks and
 * firms have no check digit, so Luhn's would refuse good ones.
 */
export function normaliseBankCard(text: string): { readonly value: string; readonly plausible: boolean } {
  const value = identifierText(text).replace(/[-‐-―−]/g, '');
  return { value, plausible: /^\d{12,19}$/.test(value) };
}
