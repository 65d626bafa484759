import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { isAlive } from './process-identity.js';

const POLL_MS = 50;
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 10_000;

/**
 * Stops the server that a killed predecessor left running on the folder, first cleanly, then at once; never two servers on one
 * folder. Also clears the note of a server whose process number now belongs to somebody else, which PostgreSQL would take for
 * a living server. Only call while holding the data folder's lock.
 */
export async function stopLeftoverServer(pgData: string, log: (line: string) => void): Promise<void> {
  const pidFile = path.join(pgData, 'postmaster.pid');
  const pid = notedPid(pidFile);
  if (pid === undefined) return;
  const running = (): number[] => serverProcesses(pgData, pid);
  if (running().includes(pid)) {
    log(`Stopping the database that an earlier run left behind (process ${pid})`);
    signal(pid, 'SIGINT');
  }
  if (!(await goneWithin(FAST_STOP_MS, running))) {
    for (const left of running()) signal(left, 'SIGQUIT');
    if (!(await goneWithin(IMMEDIATE_STOP_MS, running))) {
      throw new EmbeddedPostgresError(
        `A database server of an earlier run (process ${running().join(', ')}) still works in ${pgData} and does not stop. End it, then start again.`,
      );
    }
  }
  if (isAlive(pid)) rmSync(pidFile, { force: true });
}

function notedPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The noted server if it is one of this folder, and whatever else works in the folder (its children live on for a moment). */
function serverProcesses(pgData: string, pid: number): number[] {
  const processes = process.platform === 'linux' ? processesWorkingIn(pgData) : [];
  if (!processes.includes(pid) && isAlive(pid) && isServerOf(pid, pgData)) processes.push(pid);
  return processes;
}

function processesWorkingIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingFolder(pid) === folder);
}

/** Unreadable for processes of others; those of this folder run under this account, or this process is root. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function isServerOf(pid: number, pgData: string): boolean {
  if (process.platform === 'win32') return true;
  return commandLine(pid).includes(pgData);
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function goneWithin(ms: number, running: () => number[]): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (running().length > 0) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
