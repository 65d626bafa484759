import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APPLICATION } from './application-role.js';
import { clusterExists } from './cluster.js';
import { clusterPasswords } from './cluster-passwords.js';
import { isDataFolderLocked } from './data-folder-lock.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { relocatedHome } from './relocation.js';
import { serverAddress } from './server-address.js';

/** Lines of PostgreSQL's own note, counted from 0. */
const PORT_LINE = 3;
const STATUS_LINE = 7;

/** Whether the folder holds a database at all. */
export const hasEmbeddedDatabase = (dataDir: string): boolean => clusterExists(pgDataOf(dataDir));

/**
 * The address of the server that another process of the program runs on the folder, with the program's role; `null` when none
 * does. The password comes from the folder, so that only who may read it gets in.
 * @throws EmbeddedPostgresError while it starts or stops
 */
export function runningServerUrl(dataDir: string): string | null {
  if (!isDataFolderLocked(dataDir)) return null;
  const [port, status] = noted(pgDataOf(dataDir));
  if (!Number.isSafeInteger(port) || status !== 'ready') {
    throw new EmbeddedPostgresError(`Triquick is just starting or stopping in ${dataDir}: try again in a moment.`);
  }
  return serverAddress(APPLICATION, clusterPasswords(dataDir, true).application, Number(port), APPLICATION);
}

const pgDataOf = (dataDir: string): string => path.join(relocatedHome(dataDir) ?? dataDir, 'postgres');

function noted(pgData: string): [port: number, status: string] {
  try {
    const lines = readFileSync(path.join(pgData, 'postmaster.pid'), 'utf8').split('\n');
    return [Number(lines[PORT_LINE] || Number.NaN), (lines[STATUS_LINE] ?? '').trim()];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [Number.NaN, ''];
    throw error;
  }
}
