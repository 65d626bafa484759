import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureDataFolder } from '../config/data-folder.js';
import { accountFor } from './account.js';
import { APPLICATION, ensureApplicationDatabase } from './application-role.js';
import { SUPERUSER, checkClusterVersion, clusterExists, createCluster } from './cluster.js';
import { clusterPasswords } from './cluster-passwords.js';
import { lockDataFolder } from './data-folder-lock.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { chooseLauncher } from './launcher.js';
import type { Launcher } from './launcher.js';
import { stopLeftoverServer } from './leftover-server.js';
import { findBinaries } from './postgres-binaries.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { startPostmaster } from './postmaster.js';
import type { Postmaster } from './postmaster.js';
import { isRelocated, relocate } from './relocation.js';
import { serverAddress } from './server-address.js';

export interface EmbeddedPostgresOptions {
  /** The program's data folder; the database lies in `postgres` below it. */
  readonly dataDir: string;
  /** `false` gives up safety against power cuts for speed: for tests only. Default `true`. */
  readonly durable?: boolean;
  /** Takes what the server has to say beyond routine, line by line. */
  readonly log: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Address for the program: an ordinary role that owns its database. */
  readonly url: string;
  /** Address for setting up tests; the program must not use it. */
  readonly superuserUrl: string;
  readonly pid: number;
  /** Resolves with a line for the operator when the server ends, whoever ended it. */
  readonly exited: Promise<string>;
  /** Stops cleanly and frees the data folder. Call it last: it ends open connections. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries in node_modules on the data folder: creates it when it is new, recovers it when the last
 * run was killed. Registers no signal handlers: when to stop is the caller's business.
 * @throws EmbeddedPostgresError with a line for the operator when it cannot
 */
export async function startEmbeddedPostgres({ dataDir, durable = true, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(dataDir);
  ensureDataFolder(folder);
  const lock = lockDataFolder(folder);
  try {
    const { postmaster, passwords } = await openCluster(folder, durable, log);
    try {
      const superuserUrl = serverAddress(SUPERUSER, passwords.superuser, postmaster.port, 'postgres');
      await ensureApplicationDatabase(superuserUrl, passwords.application);
      const stop = async (): Promise<void> => {
        await postmaster.stop();
        lock.release();
      };
      const url = serverAddress(APPLICATION, passwords.application, postmaster.port, APPLICATION);
      return { url, superuserUrl, pid: postmaster.pid, exited: postmaster.exited, stop };
    } catch (error) {
      await postmaster.stop();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openCluster(dataDir: string, durable: boolean, log: (line: string) => void) {
  const { pgData, binaries, launcher } = await place(dataDir);
  await stopLeftoverServer(pgData, log);
  const existed = clusterExists(pgData);
  const passwords = clusterPasswords(dataDir, existed);
  if (existed) checkClusterVersion(pgData, binaries, launcher);
  else createCluster(pgData, passwords.superuser, binaries, launcher);
  const postmaster: Postmaster = await startPostmaster(pgData, binaries, launcher, { durable, log });
  return { postmaster, passwords };
}

/** Decides where the files lie and under which account the server runs. */
async function place(dataDir: string): Promise<{ pgData: string; binaries: PostgresBinaries; launcher: Launcher }> {
  const binaries = await findBinaries();
  const pgData = path.join(dataDir, 'postgres');
  checkAccess(pgData);
  const launcher = chooseLauncher(binaries, dataDir, accountFor(pgData));
  if (launcher.mode !== 'relocate' && !isRelocated(dataDir)) return { pgData, binaries, launcher };
  if (clusterExists(pgData)) {
    throw new EmbeddedPostgresError(
      `PostgreSQL refuses to run as root, and no other account can reach ${pgData}. Install util-linux (its setpriv gives that ` +
        'account the right to pass), start Triquick under an account of its own, or move the project out of the closed folder.',
    );
  }
  const moved = relocate(binaries, dataDir);
  const movedData = path.join(moved.home, 'postgres');
  checkAccess(movedData);
  return { pgData: movedData, binaries: moved.binaries, launcher };
}

/** Root hands the files to another account; started by an ordinary user afterwards, that has to be said, not guessed from EACCES. */
function checkAccess(pgData: string): void {
  const stat = statSync(pgData, { throwIfNoEntry: false });
  const uid = process.getuid?.();
  if (stat === undefined || uid === undefined || uid === 0 || stat.uid === uid) return;
  throw new EmbeddedPostgresError(
    `${pgData} belongs to another account (${stat.uid}): Triquick was started by root or somebody else before. ` +
      `Start it the same way, run \`chown -R ${uid} ${path.dirname(pgData)}\` as root, or use another DATA_DIR.`,
  );
}
