/**
 * What somebody typed and has not sent, kept in this browser, for each person and form, for a week. Never stored: passwords, and numbers
 * of identity cards, phones and bank accounts. Those are known by the name of their field, and, wherever they were typed, by eleven
 * digits in a row. A web address is not stored either: that of a group's robot holds its key. All but passwords and keys is kept as long as
 * the page is open, so that a form that is closed and opened again has it still.
 */
const PREFIX = 'triquick.draft.';
const KEPT_MS = 7 * 24 * 60 * 60_000;
const PASSWORD_NAME = /password|secret|token/i;
const SECRET_NAME = /idnumber|idcard|phone|mobile|bank(?!name)|account|password|secret|token/i;
const ELEVEN_DIGITS = /(?:\d[\s-]?){11}/;
const NUMBERS = /[\d\s-]+/g;
/** Digits in a row that name nobody: the id of a file or department, and the days or months from and to which something was owed. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DAYS_ALONE = /^(?:[\s-]*(?:19|20)\d\d-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?(?!\d))+[\s-]*$/;
const WEB_ADDRESS = /^\s*https?:\/\/\S*\s*$/i;

export interface Draft<Values> {
  values: Values;
  /** What the form showed when it was begun, where it changes a record: a later change of others is seen by it. */
  base?: unknown;
  /** When it was last written, in ms. */
  at: number;
}

/** Of this page, whole, by key. */
const open = new Map<string, Draft<unknown>>();

const keyOf = (userId: string, form: string): string => `${PREFIX}${userId}.${form}`;

export function saveDraft(userId: string, form: string, values: unknown, base?: unknown): void {
  const key = keyOf(userId, form);
  const at = Date.now();
  const draft = (kept: (value: unknown) => unknown): Draft<unknown> => ({ values: kept(values), at, ...(base === undefined ? {} : { base: kept(base) }) });
  open.set(key, draft(withoutPasswords));
  try {
    localStorage.setItem(key, JSON.stringify(draft(withoutSecrets)));
  } catch (error) {
    // A full or forbidden store: the form works as before, only without a draft.
    if (!(error instanceof DOMException)) throw error;
  }
}

export function readDraft<Values>(userId: string, form: string): Draft<Values> | null {
  const key = keyOf(userId, form);
  const text = localStorage.getItem(key);
  const stored = text === null ? null : parse<Values>(text);
  const whole = open.get(key);
  // Written or dropped in another window since: that is the newer one.
  return whole !== undefined && whole.at === stored?.at ? (whole as Draft<Values>) : stored;
}

export const dropDraft = (userId: string, form: string): void => drop(keyOf(userId, form));

function drop(key: string): void {
  open.delete(key);
  localStorage.removeItem(key);
}

const keysOf = (userId: string): string[] => Object.keys(localStorage).filter((name) => name.startsWith(keyOf(userId, '')));

export const countDrafts = (userId: string): number => keysOf(userId).length;

/** For whoever leaves a browser that others use too. */
export const dropDrafts = (userId: string): void => keysOf(userId).forEach(drop);

/** Forgets what is older than a week; called when the pages start. */
export function sweepDrafts(now = Date.now()): void {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const draft = parse(localStorage.getItem(key) ?? '');
    if (!draft || now - draft.at > KEPT_MS) localStorage.removeItem(key);
  }
}

function parse<Values>(text: string): Draft<Values> | null {
  try {
    const draft = JSON.parse(text) as Partial<Draft<Values>> | null;
    return typeof draft?.at === 'number' && draft.values !== undefined ? (draft as Draft<Values>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The same without what must not lie in a browser's store. */
export const withoutSecrets = (value: unknown): unknown => without(value, SECRET_NAME, isSecret);

const withoutPasswords = (value: unknown): unknown => without(value, PASSWORD_NAME, () => false);

function isSecret(text: string): boolean {
  // A Chinese keyboard also writes digits of full width.
  const plain = text.normalize('NFKC');
  return WEB_ADDRESS.test(plain) || (!UUID.test(plain) && (plain.match(NUMBERS) ?? []).some((digits) => ELEVEN_DIGITS.test(digits) && !DAYS_ALONE.test(digits)));
}

function without(value: unknown, leftOut: RegExp, isLeftOut: (text: string) => boolean): unknown {
  if (typeof value === 'string') return isLeftOut(value) ? undefined : value;
  if (Array.isArray(value)) return value.map((item) => without(item, leftOut, isLeftOut) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (leftOut.test(name) ? [] : [[name, without(part, leftOut, isLeftOut)]])));
}
