import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runNpm } from './install.mjs';
import { StepError } from './step-error.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/**
 * A Chromium for the journeys: that of CHROME_PATH, else the machine's own, else one from npm, which is fetched once.
 * @param {string} root
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function findChromium(root) {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (answers(given)) return { executablePath: given, env: {} };
    throw new StepError(`CHROME_PATH is ${given}, which is no Chromium that starts.`);
  }
  const own = [...NAMES.flatMap(onPath), ...PLACES.filter((place) => existsSync(place))].find((place) => answers(place));
  return own === undefined ? fromNpm(path.join(root, 'scripts', 'chromium')) : { executablePath: own, env: {} };
}

const answers = (program, env = {}) => spawnSync(program, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } }).status === 0;

const onPath = (name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).filter((place) => existsSync(place));

/** A build for servers, packed with the few libraries a bare system lacks. It lies with its package, so a new version replaces it. */
async function fromNpm(folder) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new StepError('The browser tests need Chrome or Chromium: install one, or name it in CHROME_PATH.');
  const unpacked = path.join(folder, 'node_modules', '.unpacked');
  const executablePath = path.join(unpacked, 'chromium');
  if (!existsSync(executablePath)) {
    console.error('There is no Chromium on this machine: fetching one from npm for the browser tests …');
    runNpm(folder, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    await unpack(folder, unpacked);
  }
  const env = { FONTCONFIG_FILE: writeFontSettings(folder, unpacked) };
  for (const libraries of [{}, { LD_LIBRARY_PATH: path.join(unpacked, 'libraries', 'lib') }]) {
    if (answers(executablePath, libraries)) return { executablePath, env: { ...env, ...libraries } };
  }
  const { stderr } = spawnSync(executablePath, ['--version'], { encoding: 'utf8' });
  throw new StepError(`The Chromium from npm does not start here: ${stderr.trim()}\nInstall Chromium, or name one in CHROME_PATH.`);
}

async function unpack(folder, unpacked) {
  const require = createRequire(path.join(folder, 'package.json'));
  const packed = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const { extract } = require('tar-fs');
  const beside = `${unpacked}-${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const inflate = (file, target) => pipeline(createReadStream(path.join(packed, file)), createBrotliDecompress(), target);
  await inflate('al2023.tar.br', extract(path.join(beside, 'libraries')));
  await inflate('chromium.br', createWriteStream(path.join(beside, 'chromium')));
  chmodSync(path.join(beside, 'chromium'), 0o755);
  if (!existsSync(unpacked)) renameSync(beside, unpacked);
  rmSync(beside, { recursive: true, force: true });
}

/** A bare system has no Chinese font; the project carries one for its documents. */
function writeFontSettings(folder, unpacked) {
  const fonts = path.resolve(folder, '..', '..', 'assets', 'fonts');
  const file = path.join(unpacked, 'fonts.conf');
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${path.join(unpacked, 'font-cache')}</cachedir></fontconfig>\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}
