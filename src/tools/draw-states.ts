import { readFile, writeFile } from 'node:fs/promises';
import { statesDocument } from './states-document.js';

/**
 * Writes `docs/states.md` from the transition tables, below the working directory. `--check` writes nothing and exits with 1
 * when the file differs; `--print` writes to standard output.
 */
async function drawStates(args: readonly string[]): Promise<number> {
  const file = 'docs/states.md';
  const text = statesDocument();
  if (args.includes('--print')) {
    process.stdout.write(text);
    return 0;
  }
  if (!args.includes('--check')) {
    await writeFile(file, text);
    process.stdout.write(`${file} written\n`);
    return 0;
  }
  const present = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (present === text) return 0;
  process.stderr.write(`${file} differs from the transition tables; run this without --check and commit the file\n`);
  return 1;
}

process.exitCode = await drawStates(process.argv.slice(2));
