import { isBusinessDate, isInstant } from '../time/formats.js';

/**
 * What an event carries, as data. `missing` is the code of the blocker when the field is absent or blank; `null` = optional.
 * Lengths are in UTF-16 units, of `ids` in items.
 */
export type PayloadField =
  | { readonly kind: 'text'; readonly max: number; readonly missing: string | null }
  | { readonly kind: 'code'; readonly values: readonly string[]; readonly missing: string | null }
  | { readonly kind: 'instant'; readonly missing: string | null }
  /** A business date, `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly missing: string | null }
  | { readonly kind: 'id'; readonly missing: string | null }
  | { readonly kind: 'ids'; readonly max: number; readonly missing: string | null };

export type PayloadFields = Readonly<Record<string, PayloadField>>;

type FieldValue<F> = F extends { kind: 'code'; values: readonly (infer V)[] }
  ? V
  : F extends { kind: 'instant' }
    ? Date
    : F extends { kind: 'ids' }
      ? readonly string[]
      : string;

/** The typed payload of a field list. Every field may be absent: that is a blocker (422), not a wrong shape (400). */
export type PayloadOf<F extends PayloadFields> = { readonly [K in keyof F]?: FieldValue<F[K]> };

/** One thing wrong with the shape; the codes are those of any other field of the API. */
export interface ShapeError {
  path: string;
  code: 'notAnObject' | 'unknownField' | 'notText' | 'notInList' | 'notAnInstant' | 'notADate' | 'notAnId' | 'notAList' | 'tooLong' | 'tooMany' | 'controlCharacter';
  params?: { max: number };
}
export type PayloadReading<F extends PayloadFields> = { ok: true; payload: PayloadOf<F> } | { ok: false; errors: ShapeError[] };

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// PostgreSQL holds neither NUL nor half a surrogate pair, and would say so only at the insert; \t and \n are welcome in texts.
const unstorable = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/u;

/**
 * Reads what came over the wire against the field list: unknown fields, wrong types and codes outside their list are shape
 * errors (400), all at once. Texts are trimmed; an absent, null or blank field is left out, so that the rules name it as a
 * blocker (422).
 * @param at path prefix of the errors
 */
export function readPayload<F extends PayloadFields>(fields: F, raw: unknown, at = 'payload'): PayloadReading<F> {
  if (raw === undefined || raw === null) return { ok: true, payload: {} };
  if (typeof raw !== 'object' || Array.isArray(raw)) return { ok: false, errors: [{ path: at, code: 'notAnObject' }] };
  const errors: ShapeError[] = [];
  const payload: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const path = `${at}.${name}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) errors.push({ path, code: 'unknownField' });
    else if (value !== null && value !== undefined) readField(field, value, path, errors, (read) => (payload[name] = read));
  }
  // Each value was read by the kind that FieldValue maps to its type.
  return errors.length > 0 ? { ok: false, errors } : { ok: true, payload: payload as PayloadOf<F> };
}

function readField(field: PayloadField, value: unknown, path: string, errors: ShapeError[], keep: (read: unknown) => void): void {
  if (field.kind === 'ids') return readIds(field.max, value, path, errors, keep);
  if (typeof value !== 'string') {
    errors.push({ path, code: 'notText' });
    return;
  }
  const text = value.trim();
  if (text === '') return;
  const fault = textFault(field, text);
  if (fault) errors.push({ path, ...fault });
  else keep(field.kind === 'instant' ? new Date(text) : text);
}

function textFault(field: Exclude<PayloadField, { kind: 'ids' }>, text: string): Omit<ShapeError, 'path'> | null {
  switch (field.kind) {
    case 'text':
      if (unstorable.test(text)) return { code: 'controlCharacter' };
      return text.length > field.max ? { code: 'tooLong', params: { max: field.max } } : null;
    case 'code':
      return field.values.includes(text) ? null : { code: 'notInList' };
    case 'id':
      return idPattern.test(text) ? null : { code: 'notAnId' };
    case 'date':
      return isBusinessDate(text) ? null : { code: 'notADate' };
    case 'instant':
      return isInstant(text) ? null : { code: 'notAnInstant' };
  }
}

function readIds(max: number, value: unknown, path: string, errors: ShapeError[], keep: (read: unknown) => void): void {
  if (!Array.isArray(value)) {
    errors.push({ path, code: 'notAList' });
    return;
  }
  if (value.length > max) {
    errors.push({ path, code: 'tooMany', params: { max } });
    return;
  }
  const bad = value.flatMap((id: unknown, index) => (typeof id === 'string' && idPattern.test(id) ? [] : [index]));
  errors.push(...bad.map((index) => ({ path: `${path}[${index}]`, code: 'notAnId' as const })));
  if (bad.length === 0) keep([...new Set(value as readonly string[])]);
}
