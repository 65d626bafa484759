import { Transform } from 'class-transformer';
import { invalidField } from './coded-error.js';
import { Int, Text } from './fields.js';

/** `?limit&cursor` of every list. */
export class PageQuery {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value))
  @Int({ optional: true, min: 1, max: 200 })
  limit?: number;

  @Text({ optional: true, max: 600 })
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const DEFAULT_LIMIT = 50;

/** The position after the last row of a page: the values of its sort keys. */
export const encodeCursor = (keys: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * Reads a cursor of `length` sort keys.
 * @throws CodedError 400 when it is not one of ours
 */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every((k) => k === null || typeof k === 'string' || typeof k === 'number')) {
      return keys as (string | number | null)[];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidField('cursor', 'badCursor');
}

/** Cuts `limit + 1` rows into a page and the cursor of the next one. */
export function toPage<R, T>(rows: readonly R[], limit: number, keysOf: (row: R) => (string | number | null)[], map: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(map), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
