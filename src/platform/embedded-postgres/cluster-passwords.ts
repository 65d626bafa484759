import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

const FILE = 'postgres.json';

/** Passwords of the embedded database: of its superuser, and of the role the program uses. */
export interface ClusterPasswords {
  readonly superuser: string;
  readonly application: string;
}

/**
 * Reads the passwords kept in the data folder (mode 600), or makes them for a database that is still to be created.
 * @throws EmbeddedPostgresError when a database exists whose passwords are gone
 */
export function clusterPasswords(dataDir: string, databaseExists: boolean): ClusterPasswords {
  const file = path.join(dataDir, FILE);
  const stored = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
  if (stored !== undefined) return stored;
  if (databaseExists) {
    throw new EmbeddedPostgresError(`${file} is missing or damaged, and the database beside it cannot be opened without. Put it back from a backup.`);
  }
  const fresh = { superuser: randomBytes(24).toString('base64url'), application: randomBytes(24).toString('base64url') };
  writeFileSync(`${file}.new`, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return fresh;
}

function parse(text: string): ClusterPasswords | undefined {
  try {
    const { superuser, application } = JSON.parse(text) as Partial<ClusterPasswords>;
    return typeof superuser === 'string' && typeof application === 'string' ? { superuser, application } : undefined;
  } catch {
    return undefined;
  }
}
