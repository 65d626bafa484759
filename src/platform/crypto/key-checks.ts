import type { DataSource } from 'typeorm';
import type { EncryptionKeys, FieldKey } from '../config/encryption-keys.js';
import { StartError } from '../config/start-error.js';
import { BlindIndex } from './blind-index.js';
import { FieldCipher } from './field-cipher.js';
import { KeyCheck } from './key-check.entity.js';

const KNOWN = 'triquick';
const BLIND_INDEX = 'blindIndex';
const FIELD = 'field:';

/** The keys are not those of this database; the message names key ids, never keys. */
export class KeysDifferError extends StartError {
  override readonly name = 'KeysDifferError';
}

/**
 * Refuses keys other than those the database was written with, before anything is read or written with them: people would be
 * found no more without a word, and what is new would be lost together with what is old. The first start notes the keys; a new
 * first field key is noted when it comes. Keys behind the first are noted only once they were first themselves.
 * @throws KeysDifferError naming every difference
 */
export async function checkKeys(dataSource: DataSource, { fieldKeys, blindIndexKey }: EncryptionKeys): Promise<void> {
  const [current] = fieldKeys;
  await dataSource.transaction(async (m) => {
    const index = new BlindIndex(blindIndexKey).of('keyCheck', KNOWN);
    const fresh = [{ name: BLIND_INDEX, value: index }, { name: nameOf(current.id), value: new FieldCipher([current]).encrypt(KNOWN, nameOf(current.id)) }];
    await m.createQueryBuilder().insert().into(KeyCheck).values(fresh).orIgnore().execute();
    const noted = await m.find(KeyCheck, { order: { name: 'ASC' } });
    const problems = noted.flatMap(({ name, value }) => (name === BLIND_INDEX ? indexProblem(value === index) : fieldProblem(fieldKeys, name, value)));
    if (problems.length > 0) throw new KeysDifferError(`These are not the keys of this database. ${problems.join(' ')} Nothing was changed.`);
  });
}

const nameOf = (keyId: string): string => `${FIELD}${keyId}`;

const indexProblem = (same: boolean): string[] => (same ? [] : ['BLIND_INDEX_KEY is another one: put back the one it was made with; it cannot be changed.']);

function fieldProblem(keys: readonly FieldKey[], name: string, value: string): string[] {
  const id = name.slice(FIELD.length);
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) return [`FIELD_KEYS lacks the key ${id}: data was written with it, so keep it behind the current one.`];
  return opens(key, value, name) ? [] : [`FIELD_KEYS has another key under the id ${id}: put back the one it had, and give a new key an id of its own.`];
}

function opens(key: FieldKey, value: string, context: string): boolean {
  try {
    return new FieldCipher([key]).decrypt(value, context) === KNOWN;
  } catch {
    return false; // GCM says no more than that it is not this key
  }
}
