import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.js';

const DEFAULT_ROOT = '/var/lib/triquick';
const NOTE = 'postgres-is-at.txt';

/** Where binaries and data lie when the account of PostgreSQL cannot reach the project at all. */
export interface Relocated {
  readonly binaries: PostgresBinaries;
  /** Folder for everything of this data folder that PostgreSQL reads. */
  readonly home: string;
}

/** Whether the data was put elsewhere by an earlier start; it then stays there, even where that is no longer needed. */
export const isRelocated = (dataDir: string): boolean => existsSync(path.join(dataDir, NOTE));

/** The folder to which an earlier start put them, or `null`. */
export const relocatedHome = (dataDir: string): string | null =>
  isRelocated(dataDir) ? readFileSync(path.join(dataDir, NOTE), 'utf8').trim() : null;

/** Copies the binaries (60 MB, once per version) to a place that everybody may enter, and leaves a note in the data folder. */
export function relocate(binaries: PostgresBinaries, dataDir: string, root = DEFAULT_ROOT): Relocated {
  const home = path.join(root, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const native = path.join(home, `programs-${versionOf(binaries)}`);
  if (!existsSync(native)) {
    const draft = `${native}.${process.pid}`;
    cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, native);
  }
  writeFileSync(path.join(dataDir, NOTE), `${home}\n`);
  return { home, binaries: { native, postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') } };
}

function versionOf(binaries: PostgresBinaries): string {
  const { version } = JSON.parse(readFileSync(path.join(binaries.native, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
