/** What may be told beside codes and numbers: names of offices and kinds, and sums written out. */
const SAFE_KEYS: ReadonlySet<string> = new Set(['department', 'kindName', 'amountYuan', 'number']);
/** Written by people: even a reason that looks like a code may be a name or a number. */
const FREE_TEXT_KEYS: ReadonlySet<string> = new Set(['reason']);
const CODE = /^[\w.:-]{1,64}$/;

/** Of an entry's data what a message on a phone may hold; reasons and other free text stay in the timeline. */
export function newsData(data: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(data).filter((pair): pair is [string, string | number] => maySay(...pair)));
}

function maySay(key: string, value: unknown): boolean {
  if (FREE_TEXT_KEYS.has(key)) return false;
  return typeof value === 'number' || (typeof value === 'string' && (SAFE_KEYS.has(key) || CODE.test(value)));
}
