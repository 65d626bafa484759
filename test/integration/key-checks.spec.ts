import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source.js';
import { loadConfig } from '../../src/platform/config/config.js';
import type { EncryptionKeys } from '../../src/platform/config/encryption-keys.js';
import { KeysDifferError, checkKeys } from '../../src/platform/crypto/key-checks.js';
import { createProgram } from '../../src/program.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const key = (): Buffer => randomBytes(32);
const first = { id: '2025-1', key: key() };
const second = { id: '2026-1', key: key() };
const blindIndexKey = key();

let database: TestDatabase;
let db: DataSource;
beforeEach(async () => {
  database = await createTestDatabase();
  db = await createDataSource(database.url, { poolSize: 2 }).initialize();
  await checkKeys(db, { fieldKeys: [first], blindIndexKey });
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const notes = (): Promise<{ name: string }[]> => db.query('SELECT * FROM key_checks ORDER BY name');
const check = (keys: Partial<EncryptionKeys>): Promise<void> => checkKeys(db, { fieldKeys: [first], blindIndexKey, ...keys });

it('takes the same keys again, and a new one in front of the old', async () => {
  await check({});
  await check({ fieldKeys: [second, first] });
  await check({ fieldKeys: [first, second] });
  expect((await notes()).map(({ name }) => name)).toEqual(['blindIndex', 'field:2025-1', 'field:2026-1']);
});

it.each([
  ['an old key is missing', { fieldKeys: [second] as const }, /lacks the key 2025-1/],
  ['another key bears its id', { fieldKeys: [{ id: '2025-1', key: key() }] as const }, /another key under the id 2025-1/],
  ['the index has another key', { blindIndexKey: key() }, /BLIND_INDEX_KEY is another one/],
])('refuses when %s, and notes nothing', async (_, keys, message) => {
  const before = await notes();
  await expect(check(keys)).rejects.toThrow(KeysDifferError);
  await expect(check(keys)).rejects.toThrow(message);
  expect(await notes()).toEqual(before);
});

it('tells every difference at once, and no key', async () => {
  const keys = { fieldKeys: [{ id: '2025-1', key: key() }] as const, blindIndexKey: key() };
  const error = await check(keys).then(() => null, (reason: unknown) => reason as Error);
  expect(error?.message).toMatch(/BLIND_INDEX_KEY.*2025-1/);
  for (const secret of [first.key, blindIndexKey, keys.blindIndexKey, keys.fieldKeys[0].key]) expect(error?.message).not.toContain(secret.toString('base64'));
});

it('lets two processes start at once on a new database', async () => {
  await db.query('DELETE FROM key_checks');
  await Promise.all([check({}), check({})]);
  expect(await notes()).toHaveLength(2);
});

it('stops the start of the program', async () => {
  const config = loadConfig({
    NODE_ENV: 'test', TRIQUICK_ROLE: 'api', DATABASE_URL: database.url, DATA_DIR: tmpdir(), LOG_LEVEL: 'silent', API_DOCS: 'off',
    FIELD_KEYS: `2025-1:${key().toString('base64')}`, BLIND_INDEX_KEY: blindIndexKey.toString('base64'),
  });
  await expect(createProgram(config, database.url)).rejects.toThrow(KeysDifferError);
});
