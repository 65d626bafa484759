import type { TableColumn } from './table-heading.js';

const MAX_CHARS = 20;

/** A heading with its column letter for messages, such as `性别（E 列）`. Shortened, and without long numbers: what stands there may be no heading. */
export function columnLabel(column: TableColumn): string {
  const heading = [...column.heading.replace(/\d{6,}/g, '…')].slice(0, MAX_CHARS).join('');
  return `${heading}（${columnLetters(column.index)} 列）`;
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
