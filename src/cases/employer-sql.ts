/** `isSameEmployer` as a condition on rows of cases; `key` and `uscc` are parameters. */
export const sameEmployer = (row: string, key: string, uscc: string): string =>
  `(${row}.employer_uscc = ${uscc} OR (${row}.employer_key = ${key} AND (${row}.employer_uscc IS NULL OR ${uscc}::text IS NULL)))`;

/** What cases of one employer have in common where they are grouped: the credit code where it is known, else the name. */
export const employerGroup = (row: string): string => `coalesce(${row}.employer_uscc, ${row}.employer_key)`;

/** A condition on rows of cases that uses their indexes: their group is among `keys`, a parameter. */
export const inEmployerGroups = (row: string, keys: string): string =>
  `(${row}.employer_uscc = ANY(${keys}::text[]) OR (${row}.employer_uscc IS NULL AND ${row}.employer_key = ANY(${keys}::text[])))`;
