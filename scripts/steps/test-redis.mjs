import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { StepError } from './step-error.mjs';
import { tiedToParent } from './tied-to-parent.mjs';

const START_MS = 10_000;

/**
 * Starts a Redis for the tests, kept in memory only. `null` when there is no `redis-server` on the PATH.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | null>}
 */
export async function startTestRedis() {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', os.tmpdir()];
  const [program, args] = tiedToParent('redis-server', [...settings, '--maxmemory-policy', 'noeviction']);
  const child = spawn(program, args, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  if (!(await answers(port, child))) {
    await stop();
    throw new StepError('redis-server is installed but does not start: run it by hand to see why, or take it off the PATH.');
  }
  return { url: `redis://127.0.0.1:${port}`, stop };
}

async function answers(port, child) {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    if (await connects(port)) return true;
    await delay(50);
  }
  return false;
}

function connects(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
