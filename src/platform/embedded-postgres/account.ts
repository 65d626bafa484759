import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** An account of the operating system under which PostgreSQL runs when this process is root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

/**
 * The owner of an existing data folder, because PostgreSQL insists on owning its files; else an account that every system has.
 * `null` when this process is not root and simply runs PostgreSQL itself.
 */
export function accountFor(pgData: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(pgData, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const candidate of CANDIDATES) {
    const [, , uid, gid] = accounts.find(([name]) => name === candidate) ?? [];
    if (Number(uid) > 0 && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root and there is no account ${CANDIDATES.join(' or ')} to run it under. ` +
      'Start Triquick under an account of its own, or set DATABASE_URL.',
  );
}
