import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from './at-end.mjs';

/** Without one, `npm test` says in large letters that this half did not run. */
export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** Starts an empty Redis on `port`. @returns {Promise<() => Promise<void>>} kills it */
export async function redisOn(t, port) {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', os.tmpdir()];
  const child = spawn('redis-server', settings, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  atEnd(t, kill);
  await until('Redis', () => connects(port));
  return kill;
}

const connects = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1').once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

const PATIENCE_MS = 30_000;

/** Asks again and again until it holds. @returns what it answered */
export async function until(what, holds, patienceMs = PATIENCE_MS) {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await delay(50)) {
    const found = await holds();
    if (found) return found;
  }
  throw new Error(`${what} did not come about within ${patienceMs} ms`);
}
