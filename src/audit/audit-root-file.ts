import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One line of the file of roots. */
export interface RootLine {
  n: number;
  /** ISO 8601 with milliseconds. */
  at: string;
  hash: string;
}

export interface RootFile {
  lines: RootLine[];
  /** Numbers of the lines, from 1, that are no roots. */
  unreadable: number[];
  /** Whether the last line is whole, so that another can follow. */
  endsWhole: boolean;
}

/** Reads the file that keeps the roots outside the database; one that does not exist is empty. */
export async function readRootFile(file: string): Promise<RootFile> {
  const text = await readText(file);
  const found: RootFile = { lines: [], unreadable: [], endsWhole: text === '' || text.endsWith('\n') };
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const root = parseLine(line);
    if (root) found.lines.push(root);
    else found.unreadable.push(index + 1);
  });
  return found;
}

/** Adds lines at the end, on disk before it resolves. */
export async function appendRoots(file: string, { endsWhole }: RootFile, roots: readonly RootLine[]): Promise<void> {
  if (roots.length === 0) return;
  await mkdir(dirname(file), { recursive: true });
  const text = roots.map(({ n, at, hash }) => `${JSON.stringify({ n, at, hash })}\n`).join('');
  await appendFile(file, endsWhole ? text : `\n${text}`, { mode: 0o600, flush: true });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function parseLine(line: string): RootLine | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return null;
    const { n, at, hash } = value as Partial<RootLine>;
    return Number.isSafeInteger(n) && typeof at === 'string' && typeof hash === 'string' ? { n: Number(n), at, hash } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
