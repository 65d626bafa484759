import { isUUID } from 'class-validator';
import { invalidField } from './coded-error.js';
import { decodeCursor } from './page.js';

export type KeyCheck<T> = (value: unknown) => value is T;

export const isId: KeyCheck<string> = (value): value is string => isUUID(value);

/** Text that may stand for a key: not longer than any, and nothing the database refuses. */
export const isKey: KeyCheck<string> = (value): value is string => typeof value === 'string' && value.length <= 200 && !/\p{Cs}|\0/u.test(value);

/** A number that fits a column of rows, which PostgreSQL would refuse otherwise. */
export const isRowNumber: KeyCheck<number> = (value): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2_147_483_647;

export const isExactNumber: KeyCheck<number> = (value): value is number => Number.isSafeInteger(value);

/**
 * Reads a cursor whose keys pass these checks, one by one.
 * @throws CodedError 400
 */
export function readCursor<Keys extends readonly unknown[]>(cursor: string | undefined, ...checks: { [K in keyof Keys]: KeyCheck<Keys[K]> }): Keys | null {
  const keys = decodeCursor(cursor, checks.length);
  if (!keys) return null;
  if (checks.every((check: KeyCheck<unknown>, i) => check(keys[i]))) return keys as unknown as Keys;
  throw invalidField('cursor', 'badCursor');
}
