const BYTE_ORDER_MARK = '\uFEFF';
/** What Excel and WPS take for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Excel keeps 15 digits of a number and shows 6.4E+17 from the twelfth on. */
const LONG_NUMBER = /^\d{12,}X?$/i;

/** A table as UTF-8 text that spreadsheets open as it is meant: no cell runs as a formula, no identity number loses digits. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = FORMULA.test(text) || LONG_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
