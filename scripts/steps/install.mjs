import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StepError } from './step-error.mjs';

const STAMP = '.triquick-install';

/**
 * Installs the dependencies when they are missing or `package-lock.json` changed since they were installed.
 * @param {string} root folder of package.json
 * @param {(line: string) => void} log
 * @returns {boolean} whether it had to install
 */
export function ensureInstalled(root, log) {
  const stampFile = path.join(root, 'node_modules', STAMP);
  const wanted = installStamp(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  if (matchesLock(root)) {
    writeStamp(stampFile, wanted, log);
    return false;
  }
  log(existsSync(path.join(root, 'node_modules')) ? 'Dependencies changed: installing …' : 'First start: installing dependencies …');
  runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeStamp(stampFile, wanted, log);
  return true;
}

/** Native packages are chosen by system and processor: a folder shared between two machines is installed anew. */
function installStamp(root) {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/**
 * Whether somebody already installed what the lock file asks for: npm notes at the end of an install what is in the folder.
 * Optional packages may be missing, since most of them are for other systems.
 */
function matchesLock(root) {
  const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  if (installed === undefined || wanted === undefined) return false;
  if (Object.keys(installed).some((place) => !(place in wanted))) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional, devOptional }]) => {
    if (place === '') return true;
    const found = installed[place];
    if (found === undefined) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity && existsSync(path.join(root, place));
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function runNpm(root, args) {
  const npmScript = process.env.npm_execpath;
  const viaNode = npmScript?.endsWith('.js') || npmScript?.endsWith('.cjs');
  const [command, prefix] = viaNode ? [process.execPath, [npmScript]] : ['npm', []];
  const { status, error } = spawnSync(command, [...prefix, ...args, ...cacheArguments()], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !viaNode && process.platform === 'win32',
  });
  if (error !== undefined) throw new StepError(`npm cannot be run (${error.message}). Install Node.js together with npm.`);
  if (status !== 0) throw new StepError('The dependencies could not be installed; npm says why above. Check the network and try again.');
}

/** Service accounts often have no home folder to keep npm's cache in. */
function cacheArguments() {
  const cache = process.env.npm_config_cache ?? path.join(os.homedir(), '.npm');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return [];
  } catch {
    return ['--cache', path.join(os.tmpdir(), `triquick-npm-${process.getuid?.() ?? 'user'}`)];
  }
}

/** Only saves time; whoever may read the folder but not write it can still start. */
function writeStamp(file, content, log) {
  try {
    writeFileSync(file, content);
  } catch (error) {
    log(`(Cannot note the finished install: ${error.message})`);
  }
}
