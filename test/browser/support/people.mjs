const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number with its check digit, of the region that nobody lives in. @param {number} n below 10,000,000: another for each */
export function idNumberOf(n) {
  const day = String(1 + (n % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(n / 28) % 12)).padStart(2, '0');
  const year = 1960 + (Math.floor(n / 336) % 40);
  const digits = `640399${year}${month}${day}${String(Math.floor(n / 13_440) % 1000).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * WEIGHTS[place], 0);
  return `${digits}${'10X98765432'[sum % 11]}`;
}
