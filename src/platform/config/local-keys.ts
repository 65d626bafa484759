import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDataFolder } from './data-folder.js';
import { KEY_BYTES, parseFieldKeys, parseKey } from './encryption-keys.js';
import type { EncryptionKeys } from './encryption-keys.js';
import { StartError } from './start-error.js';

const FILE = 'keys.json';

/** What a data folder holds once there is something in it that only its keys can read. */
const SIGNS_OF_DATA = ['postgres', 'postgres.json'];

/** The keys of the data folder cannot be used; the message is one line for the operator and holds no key. */
export class LocalKeysError extends StartError {
  override readonly name = 'LocalKeysError';
}

/**
 * The keys of an installation that was given none: made once, kept in `keys.json` (mode 600) of the data folder.
 * @throws LocalKeysError when the file is damaged, or gone although there is a database written with it: new keys would
 *   make every ID number in it unreadable and every search by one fail without a word.
 */
export function localKeys(dataDir: string): EncryptionKeys {
  const file = path.join(dataDir, FILE);
  ensureDataFolder(dataDir);
  if (!existsSync(file)) createKeys(dataDir, file);
  return readKeys(file);
}

function createKeys(dataDir: string, file: string): void {
  if (SIGNS_OF_DATA.some((name) => existsSync(path.join(dataDir, name)))) {
    throw new LocalKeysError(
      `${file} is missing, but the folder holds a database whose personal data only those keys can read. ` +
        'Put the file back from a backup, or give FIELD_KEYS and BLIND_INDEX_KEY if the keys came from there.',
    );
  }
  const fresh = {
    fieldKeys: `local-1:${randomBytes(KEY_BYTES).toString('base64')}`,
    blindIndexKey: randomBytes(KEY_BYTES).toString('base64'),
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all and never replaces the keys that another process made in the meantime.
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

function readKeys(file: string): EncryptionKeys {
  const stored = parseJson(readFileSync(file, 'utf8'));
  const entries = typeof stored?.['fieldKeys'] === 'string' ? stored['fieldKeys'].split(',') : [];
  const {
    keys: [first, ...others],
    problems,
  } = parseFieldKeys(entries);
  const blindIndexKey = typeof stored?.['blindIndexKey'] === 'string' ? parseKey(stored['blindIndexKey']) : undefined;
  if (first === undefined || problems.length > 0 || blindIndexKey === undefined) {
    throw new LocalKeysError(`${file} is damaged: put it back from a backup; without it stored personal data is lost.`);
  }
  return { fieldKeys: [first, ...others], blindIndexKey };
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
