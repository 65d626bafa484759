import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import type { Launcher } from './launcher.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/** Name of the embedded database's superuser. */
export const SUPERUSER = 'postgres';

const VERSION_FILE = 'PG_VERSION';

export const clusterExists = (pgData: string): boolean => existsSync(path.join(pgData, VERSION_FILE));

/**
 * Creates the database files in a folder beside and moves them into place at the end, so that an interrupted creation is simply
 * begun again. The built-in C.UTF-8 sorts the same on every system.
 */
export function createCluster(pgData: string, superuserPassword: string, binaries: PostgresBinaries, launcher: Launcher): void {
  if (existsSync(pgData) && readdirSync(pgData).length > 0) {
    throw new EmbeddedPostgresError(`${pgData} holds files, but no complete database. Put it back from a backup, or remove it to start empty.`);
  }
  const draft = `${pgData}.new`;
  const passwordFile = `${pgData}.password-${randomBytes(4).toString('hex')}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  for (const owned of [draft, passwordFile]) giveTo(launcher, owned);
  const { program, args, options } = launcher.command(binaries.initdb, [
    ...['--pgdata', draft, '--username', SUPERUSER, `--pwfile=${passwordFile}`, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
  ]);
  const result = spawnSync(program, args, { ...options, cwd: path.parse(pgData).root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  rmSync(passwordFile);
  if (result.status !== 0) {
    throw new EmbeddedPostgresError(`The database could not be created in ${pgData}: ${(result.stderr || String(result.error)).trim()}`);
  }
  renameSync(draft, pgData);
}

/** @throws EmbeddedPostgresError when the files were written by another major version than the installed programs */
export function checkClusterVersion(pgData: string, binaries: PostgresBinaries, launcher: Launcher): void {
  const written = readFileSync(path.join(pgData, VERSION_FILE), 'utf8').trim();
  const { program, args, options } = launcher.command(binaries.postgres, ['--version']);
  const { stdout } = spawnSync(program, args, { ...options, cwd: path.parse(pgData).root, encoding: 'utf8' });
  const installed = /\b(\d+)[.\w]*\s*$/.exec(stdout ?? '')?.[1];
  if (installed !== undefined && installed !== written) {
    throw new EmbeddedPostgresError(
      `${pgData} was written by PostgreSQL ${written}, but PostgreSQL ${installed} is installed. ` +
        `Start the version of Triquick that wrote it and move the data over with pg_dump.`,
    );
  }
}

function giveTo({ account }: Launcher, file: string): void {
  if (account !== null) chownSync(file, account.uid, account.gid);
}
