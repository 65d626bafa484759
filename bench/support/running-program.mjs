import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../../scripts/steps/prepare.mjs';
import { CONFIG_VARIABLES } from '../../dist/platform/config/config-variables.js';

const SAMPLE_MS = 20;

/**
 * The program as a process of its own.
 * @param {Record<string, string>} settings @param {{ username: string, password: string }} [person] who is signed in
 */
export async function startProgram(settings, person, nodeOptions = []) {
  const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '']));
  const own = { NODE_ENV: 'development', PORT: '0', DEMO: 'off', LOG_LEVEL: 'error', REQUESTS_PER_SECOND: '10000', ...settings };
  const child = spawn(process.execPath, [...nodeOptions, 'dist/main.js'], { cwd: ROOT, env: { ...process.env, ...blank, ...own }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGINT')) await ended;
  };
  try {
    const url = await address(child);
    return { pid: child.pid, stop, ...(person && (await signedIn(`${url}/api/v1`, person))) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function address(child) {
  let text = '';
  for await (const part of child.stdout.setEncoding('utf8')) {
    const found = /is ready[:;] (http:\/\/[^\s/]+)/.exec((text += part));
    if (!found) continue;
    child.stdout.resume();
    return found[1];
  }
  throw new Error(`The program did not start: ${text}`);
}

async function signedIn(url, person) {
  const session = await fetch(`${url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(person) });
  if (!session.ok) throw new Error(`Nobody could sign in: ${await session.text()}`);
  const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const request = async (path, init = {}) => {
    const startedAt = performance.now();
    const response = await fetch(url + path, { ...init, headers: { cookie, ...init.headers } });
    const text = await response.text();
    const ms = performance.now() - startedAt;
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return { ms, body: JSON.parse(text), bytes: text.length };
  };
  return {
    get: (path) => request(path),
    post: (path, body) => request(path, body instanceof FormData ? { method: 'POST', body } : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  };
}

/** Watches how much memory a process holds (its resident set, looked at every 20 ms), in bytes; `null` where the system does not tell. */
export function watchMemory(pid) {
  const before = residentBytes(pid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentBytes(pid))), SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return before === null ? null : { before, most, growth: most - before };
    },
  };
}

/** Waits until the memory of a process has not moved by a mebibyte for three seconds; not at all where the system does not tell. */
export async function atRest(pid) {
  for (let last = residentBytes(pid), still = 0; last !== null && still < 3; ) {
    await delay(1_000);
    const now = residentBytes(pid);
    still = Math.abs(now - last) < 1024 * 1024 ? still + 1 : 0;
    last = now;
  }
}

function residentBytes(pid) {
  if (process.platform !== 'linux') return null;
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}
