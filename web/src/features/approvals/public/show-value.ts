import { formatDate, formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { semicolon } from '@/lib/punctuation';

/** A value before or after a change, by what it looks like and, in an object, by what it is called. */
export function showValue(value: unknown, words: { yes: string; no: string }, name = ''): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return name.endsWith('Fen') ? formatFen(value) : String(value);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? formatInstant(value) : value;
  if (Array.isArray(value)) return value.map((item) => showValue(item, words, name)).join(semicolon());
  return Object.entries(value).map(([key, part]) => showValue(part, words, key)).join(' ');
}
