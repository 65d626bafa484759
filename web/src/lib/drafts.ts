/**
 * What somebody typed and has not sent, kept in this browser, for each person and form, for a week. Never kept: passwords, and numbers
 * of identity cards, phones and bank accounts. Those are known by the name of their field, and, wherever they were typed, by eleven
 * digits in a row. A web address is not kept either: that of a group's robot holds its key.
 */
const PREFIX = 'triquick.draft.';
const KEPT_MS = 7 * 24 * 60 * 60_000;
const SECRET_NAME = /idnumber|idcard|phone|mobile|bank|account|password|secret|token/i;
const ELEVEN_DIGITS = /(?:\d[\s-]?){11}/;
const WEB_ADDRESS = /^\s*https?:\/\/\S*\s*$/i;

export interface Draft<Values> {
  values: Values;
  /** What the form showed when it was begun, where it changes a record: a later change of others is seen by it. */
  base?: unknown;
  /** When it was last written, in ms. */
  at: number;
}

const keyOf = (userId: string, form: string): string => `${PREFIX}${userId}.${form}`;

export function saveDraft(userId: string, form: string, values: unknown, base?: unknown): void {
  const draft: Draft<unknown> = { values: withoutSecrets(values), at: Date.now(), ...(base === undefined ? {} : { base: withoutSecrets(base) }) };
  try {
    localStorage.setItem(keyOf(userId, form), JSON.stringify(draft));
  } catch (error) {
    // A full or forbidden store: the form works as before, only without a draft.
    if (!(error instanceof DOMException)) throw error;
  }
}

export function readDraft<Values>(userId: string, form: string): Draft<Values> | null {
  const text = localStorage.getItem(keyOf(userId, form));
  return text === null ? null : parse<Values>(text);
}

export const dropDraft = (userId: string, form: string): void => localStorage.removeItem(keyOf(userId, form));

const keysOf = (userId: string): string[] => Object.keys(localStorage).filter((name) => name.startsWith(keyOf(userId, '')));

export const countDrafts = (userId: string): number => keysOf(userId).length;

/** For whoever leaves a browser that others use too. */
export const dropDrafts = (userId: string): void => keysOf(userId).forEach((key) => localStorage.removeItem(key));

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
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return ELEVEN_DIGITS.test(value) || WEB_ADDRESS.test(value) ? undefined : value;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (SECRET_NAME.test(name) ? [] : [[name, withoutSecrets(part)]])));
}
