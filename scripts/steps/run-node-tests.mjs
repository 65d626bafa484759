import path from 'node:path';
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** A file that takes longer hangs; the acceptance story takes twenty minutes on a very busy machine. */
const FILE_MS = 1_800_000;

/**
 * Runs tests of Node's own runner, each file in a process of its own.
 * @param {string[]} files absolute paths
 * @param {{ concurrency: number }} options how many files run at once
 * @returns {Promise<import('./run-jest.mjs').Tally>}
 */
export async function runNodeTests(files, { concurrency }) {
  const counts = { pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interrupted.abort());
  const stream = run({ files, concurrency, timeout: FILE_MS, signal: interrupted.signal });
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const [, kind, count] = /^(pass|fail|cancelled|skipped|todo) (\d+)$/.exec(message) ?? [];
    if (nesting === 0 && kind !== undefined) counts[kind] = Number(count);
  });
  for await (const part of stream.compose(new spec())) process.stderr.write(part);
  return { passed: counts.pass, failed: counts.fail + counts.cancelled, skipped: counts.skipped + counts.todo };
}

/** The files that were asked for, or all tests of the folder. */
export function testFiles(root, folder, only) {
  if (only.length > 0) return only.map((file) => path.resolve(root, file));
  return readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => path.join(root, folder, name));
}
