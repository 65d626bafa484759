import path from 'node:path';
import { ConfigError } from './config.error.js';
import type { EncryptionKeys } from './encryption-keys.js';
import { EnvReader } from './env-reader.js';
import type { Environment } from './env-reader.js';
import { localKeys } from './local-keys.js';
import { readDatabase, readKeys, readQueue } from './read-storage.js';
import type { DatabaseConfig, QueueConfig } from './read-storage.js';
import { readDelivery } from './read-delivery.js';
import type { DeliveryConfig } from './read-delivery.js';
import { readHttp } from './read-http.js';
import type { HttpConfig } from './read-http.js';
import { readOffice } from './read-office.js';
import type { OfficeConfig } from './read-office.js';

const ROLES = ['all', 'api', 'worker'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SHORTEST_TOKEN = 16;

/** Everything the program takes from its environment; frozen, read once at start. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  /** What this process does: serve the API, work on jobs, or both. */
  readonly role: (typeof ROLES)[number];
  readonly http: HttpConfig;
  readonly database: DatabaseConfig;
  readonly queue: QueueConfig;
  readonly keys: EncryptionKeys;
  /** Absolute path of the folder for uploads, local keys and the embedded database. */
  readonly dataDir: string;
  /** Absolute path of the file outside the database to which the audit log's roots are written. */
  readonly auditRootFile: string;
  readonly office: OfficeConfig;
  readonly delivery: DeliveryConfig;
  /** Without a password one is made up and printed. */
  readonly demo: { readonly enabled: boolean; readonly password: string | undefined };
  readonly metricsToken: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/**
 * Checks the whole environment and answers one typed, frozen object.
 * Without keys in the environment they are made in the data folder (never in production); nothing is written when there is a mistake.
 * @throws ConfigError naming every mistake at once, without the values of secrets
 * @throws LocalKeysError when the data folder's keys are lost or damaged
 * @throws StartError when the data folder is needed and cannot be used
 */
export function loadConfig(env: Environment): Config {
  const reader = new EnvReader(env);
  const database = readDatabase(reader);
  const environment = reader.oneOf(
    'NODE_ENV',
    ['development', 'production', 'test'],
    // Whoever brings a database and says nothing more gets the strict rules, not the comfortable ones.
    database.embedded ? 'development' : 'production',
  );
  const production = environment === 'production';
  const dataDir = path.resolve(reader.text('DATA_DIR') ?? '.data');
  const keys = readKeys(reader, production);
  const settings: Omit<Config, 'keys'> = {
    environment,
    role: reader.oneOf('TRIQUICK_ROLE', ROLES, 'all'),
    http: readHttp(reader, { production, embedded: database.embedded }),
    database,
    queue: readQueue(reader),
    dataDir,
    auditRootFile: path.resolve(reader.text('AUDIT_ROOT_FILE') ?? path.join(dataDir, 'audit-roots.jsonl')),
    office: readOffice(reader),
    delivery: readDelivery(reader),
    demo: { enabled: reader.flag('DEMO', database.embedded && !production), password: reader.text('DEMO_PASSWORD') },
    metricsToken: readMetricsToken(reader),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, ({ test: 'silent', development: 'warn', production: 'info' } as const)[environment]),
  };
  checkTogether(reader, settings);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return deepFreeze({ ...settings, keys: completeKeys(keys, dataDir) });
}

function readMetricsToken(reader: EnvReader): string | undefined {
  const token = reader.text('METRICS_TOKEN');
  if (token !== undefined && token.length < SHORTEST_TOKEN) {
    reader.report('METRICS_TOKEN', `is shorter than ${SHORTEST_TOKEN} characters`, 'use the output of `openssl rand -hex 24`');
  }
  return token;
}

/** Mistakes that only show when two variables are looked at together. */
function checkTogether(reader: EnvReader, settings: Omit<Config, 'keys'>): void {
  const production = settings.environment === 'production';
  if (production && settings.database.embedded) {
    reader.report(
      'DATABASE_URL',
      'is missing in production',
      'set postgres://user:password@host:5432/database, or leave NODE_ENV unset to use the embedded database',
    );
  }
  if (!production && settings.database.embedded && settings.role !== 'all') {
    reader.report('TRIQUICK_ROLE', 'the embedded database serves one process only', 'use all, or set DATABASE_URL');
  }
  if (production && settings.demo.enabled) {
    reader.report('DEMO', 'demo accounts share one password and are not for production', 'remove it or set it to off');
  }
}

function completeKeys(given: Partial<EncryptionKeys>, dataDir: string): EncryptionKeys {
  const { fieldKeys, blindIndexKey } = given;
  if (fieldKeys !== undefined && blindIndexKey !== undefined) return { fieldKeys, blindIndexKey };
  return { ...localKeys(dataDir), ...given };
}

/** All but the bytes of keys, which JavaScript cannot freeze. */
function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) {
    if (Array.isArray(part) || (typeof part === 'object' && part !== null && isPlain(part))) deepFreeze(part);
  }
  return Object.freeze(value);
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
