import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Encoding, ENCODINGS } from './encodings.js';

/** What the build may put among the files of the pages; anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};
const ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** One file as it lies in the build, with the packed forms the build made of it. */
export interface WebFile {
  type: string;
  plain: Buffer;
  packed: Partial<Record<Encoding, Buffer>>;
}

/**
 * Reads the built pages into memory: a few megabytes, and nothing but what lay there at the start can be asked for.
 * @returns files by their path below `folder`, with slashes; empty when there is no such folder
 */
export async function readWebFiles(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const names = await filesBelow(folder);
  const known = new Set(names);
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const packed: WebFile['packed'] = {};
    for (const encoding of ENCODINGS) {
      const packedName = `${name}${ENDINGS[encoding]}`;
      if (known.has(packedName)) packed[encoding] = await readFile(path.join(folder, packedName));
    }
    files.set(name, { type, plain: await readFile(path.join(folder, name)), packed });
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
