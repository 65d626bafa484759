/**
 * A whole number as somebody typed it: full-width digits, separators and blanks are taken as they are meant.
 * @returns null when it is none
 */
export function parseCount(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，']/g, '').replace('−', '-');
  const count = /^[-+]?\d{1,15}$/.test(plain) ? Number(plain) : null;
  return count === 0 ? 0 : count;
}
