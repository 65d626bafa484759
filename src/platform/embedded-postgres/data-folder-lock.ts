import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { isAlive, processIdentity } from './process-identity.js';

const FILE = 'triquick.lock';

interface Holder {
  pid: number;
  identity: string | null;
}

/** Tells that a living process works in the data folder. */
export interface DataFolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process. A lock whose process is gone (killed, power cut) is taken over.
 * @throws EmbeddedPostgresError when a living process holds it
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const file = path.join(dataDir, FILE);
  const draft = `${file}.${process.pid}`;
  const own = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) } satisfies Holder);
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    while (!tryLink(draft, file)) {
      const text = readText(file);
      const holder = text === undefined ? undefined : parseHolder(text);
      if (holder !== undefined && isHeld(holder)) throw inUse(dataDir, holder.pid);
      if (text !== undefined) removeStale(file, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (readText(file) === own) rmSync(file, { force: true });
    },
  };
}

/** Whether a living process works in the data folder. */
export function isDataFolderLocked(dataDir: string): boolean {
  const holder = parseHolder(readText(path.join(dataDir, FILE)) ?? '');
  return holder !== undefined && isHeld(holder);
}

/** A link comes into being whole or not at all: of two starters exactly one gets it. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock away; puts it back when it turns out to be the fresh one of somebody who was faster. */
function removeStale(file: string, staleText: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== staleText) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function isHeld({ pid, identity }: Holder): boolean {
  return isAlive(pid) && identity === processIdentity(pid);
}

function inUse(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The data folder ${dataDir} is in use by another Triquick (process ${pid}). Stop that one first, or start with another DATA_DIR.`,
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return Number.isSafeInteger(value.pid) ? { pid: Number(value.pid), identity: value.identity ?? null } : undefined;
  } catch {
    return undefined;
  }
}
