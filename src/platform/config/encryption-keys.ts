/** Bytes of an AES-256 key and of the blind index's HMAC key. */
export const KEY_BYTES = 32;

/** A key for fields of the database. The id is stored with each value, so that keys can be changed. */
export interface FieldKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The first field key encrypts; the others still decrypt what was written with them. */
export interface EncryptionKeys {
  readonly fieldKeys: readonly [FieldKey, ...FieldKey[]];
  readonly blindIndexKey: Buffer;
}

const KEY_ID = /^[A-Za-z0-9_-]{1,16}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Reads `keyId:base64(32 bytes)` entries.
 * Answers the keys or one problem per wrong entry; a problem never repeats what could be part of a key.
 */
export function parseFieldKeys(entries: readonly string[]): { keys: FieldKey[]; problems: string[] } {
  const keys: FieldKey[] = [];
  const problems: string[] = [];
  entries.forEach((entry, index) => {
    const place = `entry ${index + 1}`;
    const colon = entry.indexOf(':');
    const id = entry.slice(0, Math.max(colon, 0));
    const key = parseKey(entry.slice(colon + 1));
    if (!KEY_ID.test(id)) problems.push(`${place} has no key id of letters, digits, - or _ before a colon`);
    else if (keys.some((other) => other.id === id)) problems.push(`${place} repeats the key id of an earlier entry`);
    else if (key === undefined) problems.push(`${place} is not ${KEY_BYTES} random bytes in base64`);
    else keys.push({ id, key });
  });
  return { keys, problems };
}

/** One key of 32 bytes in base64; `undefined` when it is anything else or a constant like 32 zeros. */
export function parseKey(base64: string): Buffer | undefined {
  if (!BASE64.test(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== KEY_BYTES || new Set(bytes).size === 1) return undefined;
  return bytes;
}
