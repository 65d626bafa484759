import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tiedToParent } from './tied-to-parent.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Runs Jest on all its projects. A suite that cannot even be loaded counts as one failure.
 * @param {string} root
 * @param {string[]} args handed to Jest
 * @returns {Promise<Tally>}
 */
export async function runJest(root, args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'triquick-jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const [program, programArgs] = tiedToParent(process.execPath, [jest, '--json', `--outputFile=${report}`, ...args]);
    const child = spawn(program, programArgs, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: jestOptions() },
    });
    const release = passSignalsOn(child);
    const [code] = await once(child, 'exit');
    release();
    return tally(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stopping this process stops Jest, which stops the database of the tests; then the count is printed as usual. */
function passSignalsOn(child) {
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  return () => SIGNALS.forEach((signal) => process.off(signal, pass));
}

/** Jest loads ES modules only behind this flag, of which Node warns in every worker. */
function jestOptions() {
  return [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');
}

function tally(report, exitCode) {
  const result = readReport(report);
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  return {
    passed: result?.numPassedTests ?? 0,
    // Jest can also fail as a whole: the set-up does not work, or no test was found.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
