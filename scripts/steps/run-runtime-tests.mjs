import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** A file that takes longer hangs. */
const FILE_MS = 600_000;

/** Folder of these tests, with slashes as in the arguments a person gives. */
export const RUNTIME_TESTS = 'test/runtime';

/**
 * So many files run side by side. Each has databases, queues and folders of its own, waits for what happens instead of for a time, and
 * counts only its own processes; much of what they do is waiting. More would only stand in each other's way on a machine of two cores.
 */
const SIDE_BY_SIDE = 2;

/**
 * Runs the tests that start and kill the real program.
 * @param {string} root
 * @param {string[]} only files to run; empty means all
 * @returns {Promise<import('./run-jest.mjs').Tally>}
 */
export async function runRuntimeTests(root, only) {
  const folder = path.join(root, RUNTIME_TESTS);
  const files = only.length > 0 ? only.map((file) => path.resolve(root, file)) : allTests(folder);
  const counts = { pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interrupted.abort());
  const stream = run({ files, concurrency: SIDE_BY_SIDE, timeout: FILE_MS, signal: interrupted.signal });
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const [, kind, count] = /^(pass|fail|cancelled|skipped|todo) (\d+)$/.exec(message) ?? [];
    if (nesting === 0 && kind !== undefined) counts[kind] = Number(count);
  });
  for await (const part of stream.compose(new spec())) process.stderr.write(part);
  return { passed: counts.pass, failed: counts.fail + counts.cancelled, skipped: counts.skipped + counts.todo };
}

function allTests(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => path.join(folder, name));
}
