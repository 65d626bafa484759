import type { EncryptionKeys } from './encryption-keys.js';
import { parseFieldKeys, parseKey } from './encryption-keys.js';
import type { EnvReader } from './env-reader.js';

/** `embedded`: the program runs PostgreSQL itself from the data folder; otherwise `url` names a server. */
export type DatabaseConfig =
  | { readonly embedded: true; readonly poolSize: number }
  | { readonly embedded: false; readonly url: string; readonly poolSize: number };

/** Without a `redisUrl` the job queues live in PostgreSQL. */
export interface QueueConfig {
  readonly redisUrl: string | null;
}

const MAKE_KEY = 'make one with `openssl rand -base64 32`';

export function readDatabase(reader: EnvReader): DatabaseConfig {
  const poolSize = reader.integer('POOL_SIZE', { min: 2, max: 200, fallback: 10 });
  const url = reader.text('DATABASE_URL');
  if (url === undefined) return { embedded: true, poolSize };
  const parsed = parseUrl(url);
  if (parsed === undefined || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    reader.report('DATABASE_URL', 'is not an address of PostgreSQL', 'write postgres://user:password@host:5432/database');
  } else if (parsed.pathname.length < 2) {
    reader.report('DATABASE_URL', 'names no database', 'write postgres://user:password@host:5432/database');
  }
  return { embedded: false, url, poolSize };
}

export function readQueue(reader: EnvReader): QueueConfig {
  const redisUrl = reader.text('REDIS_URL');
  if (redisUrl !== undefined && !['redis:', 'rediss:'].includes(parseUrl(redisUrl)?.protocol ?? '')) {
    reader.report('REDIS_URL', 'is not an address of Redis', 'write redis://host:6379, or remove it to queue in PostgreSQL');
  }
  return { redisUrl: redisUrl ?? null };
}

/** The keys given in the environment, checked; only production insists on them. */
export function readKeys(reader: EnvReader, required: boolean): Partial<EncryptionKeys> {
  const entries = reader.list('FIELD_KEYS');
  const { keys, problems } = parseFieldKeys(entries);
  for (const problem of problems) {
    reader.report('FIELD_KEYS', problem, `write keyId:key, several separated by commas, the current one first; ${MAKE_KEY}`);
  }
  const base64 = reader.text('BLIND_INDEX_KEY');
  const blindIndexKey = base64 === undefined ? undefined : parseKey(base64);
  if (base64 !== undefined && blindIndexKey === undefined) {
    reader.report('BLIND_INDEX_KEY', 'is not 32 random bytes in base64', MAKE_KEY);
  }
  if (blindIndexKey !== undefined && keys.some(({ key }) => key.equals(blindIndexKey))) {
    reader.report('BLIND_INDEX_KEY', 'is one of the FIELD_KEYS', `use a key of its own: ${MAKE_KEY}`);
  }
  if (required && entries.length === 0) {
    reader.report('FIELD_KEYS', 'is missing in production', `set keyId:key, for example 2026-1:…; ${MAKE_KEY} and keep it safe`);
  }
  if (required && base64 === undefined) {
    reader.report('BLIND_INDEX_KEY', 'is missing in production', `${MAKE_KEY} and keep it safe`);
  }
  const [first, ...others] = keys;
  return {
    ...(first === undefined ? {} : { fieldKeys: [first, ...others] as const }),
    ...(blindIndexKey === undefined ? {} : { blindIndexKey }),
  };
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
