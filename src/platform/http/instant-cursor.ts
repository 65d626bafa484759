import { isInstant } from '../time/formats.js';
import { invalidField } from './coded-error.js';
import { decodeCursor } from './page.js';

/** The place in a list that is sorted by an instant and, among equal ones, by id. */
export interface InstantCursor {
  /** ISO 8601. */
  at: string;
  id: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws CodedError 400 `badCursor` */
export function decodeInstantCursor(cursor: string | undefined): InstantCursor | null {
  const keys = decodeCursor(cursor, 2);
  if (!keys) return null;
  const [at, id] = keys;
  if (isInstant(at) && typeof id === 'string' && UUID.test(id)) return { at, id };
  throw invalidField('cursor', 'badCursor');
}
