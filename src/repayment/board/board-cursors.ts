import { UUID } from '../../cases/case-command.js';
import { invalidField } from '../../platform/http/coded-error.js';
import { decodeCursor } from '../../platform/http/page.js';
import { isBusinessDate } from '../../platform/time/formats.js';
import { NO_DAY } from '../domain/case-debts.js';

type Check<T> = (value: unknown) => value is T;

export const isId: Check<string> = (value): value is string => typeof value === 'string' && UUID.test(value);

export const isDayOrNone: Check<string> = (value): value is string => value === NO_DAY || isBusinessDate(value);

/** Text that may stand for a key: not longer than any, and nothing the database refuses. */
export const isKey: Check<string> = (value): value is string => typeof value === 'string' && value.length <= 200 && !/\p{Cs}|\0/u.test(value);

export const isAmount: Check<number> = (value): value is number => Number.isSafeInteger(value);

/**
 * Reads a cursor whose keys pass these checks, one by one.
 * @throws CodedError 400
 */
export function readCursor<Keys extends readonly unknown[]>(cursor: string | undefined, ...checks: { [K in keyof Keys]: Check<Keys[K]> }): Keys | null {
  const keys = decodeCursor(cursor, checks.length);
  if (!keys) return null;
  if (checks.every((check: Check<unknown>, i) => check(keys[i]))) return keys as unknown as Keys;
  throw invalidField('cursor', 'badCursor');
}
