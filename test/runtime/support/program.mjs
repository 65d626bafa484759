import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { atEnd } from './at-end.mjs';
import { CONFIG_VARIABLES } from '../../../dist/platform/config/config-variables.js';

export const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const START_MS = 120_000;
const running = new Set();

// A test file that is stopped takes its programs along; each stops its own database.
process.on('exit', () => running.forEach((child) => child.kill('SIGINT')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** A folder that is removed when the test ends. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'triquick-runtime-'));
  // A database that is just being stopped may still write.
  atEnd(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  return folder;
}

/**
 * Starts the program, by `npm start`, by what that runs, or as an image does (`built`), with no settings but `env`, on a free port, without the demo.
 * It is ended with the test at the latest. `text()` is all it printed; `ended` resolves with `{ code, signal }`.
 */
export function launch(t, env, { byNpm = false, built = false } = {}) {
  const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '']));
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...inherited } = process.env;
  const [command, args] = byNpm ? ['npm', ['start']] : [process.execPath, [built ? 'dist/main.js' : 'scripts/start.mjs']];
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...inherited, ...blank, PORT: '0', DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { code, signal };
  });
  atEnd(t, async () => {
    child.kill('SIGINT');
    await ended;
  });
  return { pid: child.pid, text: () => text, ended, kill: (signal) => child.kill(signal) };
}

/** Starts the program and waits until it serves; fails with what it printed when it ends instead. */
export async function start(t, env, options) {
  const startedAt = performance.now();
  const program = launch(t, env, options);
  let gaveUp = false;
  void program.ended.then(() => (gaveUp = true));
  const deadline = startedAt + START_MS;
  while (!gaveUp && performance.now() < deadline) {
    const address = /http:\/\/[\w.[\]:-]+:(\d+)/.exec(program.text());
    const url = address === null ? null : `http://127.0.0.1:${address[1]}`;
    if (url !== null && (await answers(url))) return { ...program, url, ms: performance.now() - startedAt };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  program.kill('SIGKILL');
  throw new Error(`The program did not start:\n${program.text()}`);
}

/** Whether it answers requests, be it with a refusal. */
export async function answers(url) {
  try {
    await fetch(url);
    return true;
  } catch {
    return false; // does not listen yet
  }
}

/** Stops the program as Ctrl-C does and answers how it ended. */
export async function stop(program) {
  program.kill('SIGINT');
  return program.ended;
}

/** Runs `work` with a connection of the program's own role to the database in the data folder. */
export async function withDatabase(dataDir, work) {
  const { application } = JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8'));
  const port = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'triquick', database: 'triquick', password: application });
  // The server is killed on purpose in some tests.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
