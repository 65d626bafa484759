/** A field that both changed, each in another way, since the form was begun. */
export interface FieldConflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Merge {
  /** Mine where only I changed, theirs where only they did; mine in the fields of `conflicts`, until somebody decides. */
  values: Record<string, unknown>;
  /** Fields taken from theirs because I had not touched them. */
  taken: string[];
  conflicts: FieldConflict[];
}

/** Puts together what two people made of one record, field by field. Absent, null and empty mean the same: nothing there. */
export function mergeFields(base: Values, mine: Values, theirs: Values): Merge {
  const merge: Merge = { values: { ...mine }, taken: [], conflicts: [] };
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const theyChanged = !isSame(base[field], theirs[field]);
    if (!theyChanged || isSame(mine[field], theirs[field])) continue;
    if (isSame(base[field], mine[field])) {
      merge.values[field] = theirs[field];
      merge.taken.push(field);
    } else merge.conflicts.push({ field, base: base[field], mine: mine[field], theirs: theirs[field] });
  }
  return merge;
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(normal(a)) === JSON.stringify(normal(b));

function normal(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, normal(part)] as const).filter(([, part]) => part !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
}
