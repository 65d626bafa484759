import { isInstant } from '../time/formats.js';
import { isId, readCursor } from './cursor-keys.js';

/** The place in a list that is sorted by an instant and, among equal ones, by id. */
export interface InstantCursor {
  /** ISO 8601. */
  at: string;
  id: string;
}

/** @throws CodedError 400 `badCursor` */
export function decodeInstantCursor(cursor: string | undefined): InstantCursor | null {
  const keys = readCursor<[string, string]>(cursor, isInstant, isId);
  return keys && { at: keys[0], id: keys[1] };
}
