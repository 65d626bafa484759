const YEAR_MONTH = '(\\d{4})[-/.年](\\d{1,2})(?:月份?)?';
const ONE = new RegExp(`^${YEAR_MONTH}$`);
const SPAN = new RegExp(`^${YEAR_MONTH}[-~至到]+(?:(\\d{4})[-/.年])?(\\d{1,2})(?:月份?)?$`);

/** Reads the months of a span such as `2024年6月至12月` or `2024.06-2025.01` in one cell; null when it is none. */
export function readMonthSpan(text: string): { readonly from: string; readonly to: string } | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐-―−～]/g, '-')
    .replace(/^(?:自|从)|止$/g, '');
  const [, year = '', month = '', endYear = year, endMonth = month] = SPAN.exec(plain) ?? ONE.exec(plain) ?? [];
  const from = monthText(year, month);
  const to = monthText(endYear, endMonth);
  return from === null || to === null ? null : { from, to };
}

function monthText(year: string, month: string): string | null {
  const number = Number(month);
  return number >= 1 && number <= 12 && year >= '1900' && year <= '2100' ? `${year}-${month.padStart(2, '0')}` : null;
}
