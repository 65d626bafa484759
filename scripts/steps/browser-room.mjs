import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { StepError } from './step-error.mjs';
import { tiedToParent } from './tied-to-parent.mjs';

/** Making the demo data takes minutes on a machine that is busy with much else; a program that ends is noticed at once. */
const START_MS = 900_000;
const PASSWORD = 'Journeys-2025';
/** Root needs no sandbox; the rest keeps the browser from calling anybody. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Starts the program on a fresh folder with its demo data, and one Chromium, for all journeys together.
 * @param {string} root
 * @returns {Promise<{ address: { url: string, password: string, browser: string }, close: () => Promise<void> }>}
 */
export async function openBrowserRoom(root) {
  const { executablePath, env } = await findChromium(root);
  const { chromium } = await import('playwright-core');
  const program = await startProgram(root);
  try {
    const browser = await chromium.launchServer({ executablePath, args: FLAGS, env: { ...process.env, ...env }, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    const close = async () => {
      await browser.close();
      await program.stop();
    };
    return { address: { url: program.url, password: PASSWORD, browser: browser.wsEndpoint() }, close };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

async function startProgram(root) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'triquick-browser-'));
  const { CONFIG_VARIABLES } = await import(new URL('../../dist/platform/config/config-variables.js', import.meta.url).href);
  const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '']));
  const settings = { PORT: '0', DATA_DIR: dataDir, DEMO: 'on', DEMO_PASSWORD: PASSWORD, ALLOW_PRIVATE_CHANNELS: 'on', LOGIN_RATE_PER_MINUTE: '100000', REQUESTS_PER_SECOND: '100000' };
  const [command, args] = tiedToParent(process.execPath, [path.join(root, 'dist', 'main.js')]);
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...blank, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  let text = '';
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        text += part;
        const [, port] = /is ready: http:\/\/localhost:(\d+)/.exec(text) ?? [];
        if (port !== undefined) resolve(`http://localhost:${port}`);
      });
    }
  });
  const { promise: late, cancel } = after(START_MS);
  const url = await Promise.race([ready, ended.then(() => null), late]);
  cancel();
  if (typeof url === 'string') return { url, stop };
  await stop();
  throw new StepError(`The program did not start for the journeys:\n${text}`);
}

function after(ms) {
  let timer;
  const promise = new Promise((resolve) => (timer = setTimeout(resolve, ms, null)));
  return { promise, cancel: () => clearTimeout(timer) };
}
