import { Foundation1795300000000 } from './migrations/1795300000000-foundation.js';

/** Every step of the schema, oldest first; a step that has landed is never changed. */
export const migrations = [Foundation1795300000000];
