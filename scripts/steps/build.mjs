import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { StepError } from './step-error.mjs';

const STAMP = '.build.json';
/** The pages lie in a folder of their own below the program. */
const WEB = 'web';

/**
 * What a build consists of; each part is made anew only when its own sources changed, and else taken over. `owns` says which of
 * the built files are a part's; `build` writes into the folder it is given and answers whether there were no type errors.
 * @type {{ name: string, folder: string, settings: string[], owns: (file: string) => boolean, build: (context: BuildContext) => boolean }[]}
 */
const PARTS = [
  { name: 'program', folder: 'src', settings: ['package-lock.json', 'tsconfig.json'], owns: (file) => !isWeb(file), build: (context) => [compile, copyAssets].map((step) => step(context)).every(Boolean) },
  { name: 'web', folder: 'web', settings: ['package-lock.json'], owns: isWeb, build: ({ root, out }) => buildWeb(root, path.join(out, WEB)) },
];

/** @typedef {{ root: string, out: string, log: (line: string) => void, typeErrorsAllowed: boolean }} BuildContext */

/**
 * Builds `dist` when it is missing or its sources changed. The build is made beside it and put in place as a whole, so that
 * an interrupted one is never taken for a finished one.
 * @param {string} root
 * @param {(line: string) => void} log
 * @param {{ typeErrorsAllowed?: boolean }} options tests check types on their own and may run on code that has type errors
 * @returns {boolean} whether it had to build
 */
export function ensureBuilt(root, log, { typeErrorsAllowed = false } = {}) {
  const dist = path.join(root, 'dist');
  const parts = PARTS.filter(({ folder }) => existsSync(path.join(root, folder))).map((part) => ({ ...part, sources: hashSources(root, part) }));
  const stamp = readStamp(dist);
  const isStale = ({ name, sources }) => {
    const built = stamp?.[name];
    return built?.sources !== sources || !(typeErrorsAllowed || built.typesAreRight);
  };
  if (!parts.some(isStale)) return false;
  log('Building …');
  clearAbandoned(root);
  // Beside `dist`, because source maps hold relative paths.
  const out = path.join(root, `dist-${process.pid}`);
  mkdirSync(out, { recursive: true });
  try {
    const context = { root, out, log, typeErrorsAllowed };
    const made = parts.map((part) => {
      if (isStale(part)) return [part.name, { sources: part.sources, typesAreRight: part.build(context) }];
      takeOver(dist, out, part);
      return [part.name, stamp[part.name]];
    });
    writeFileSync(path.join(out, STAMP), JSON.stringify(Object.fromEntries(made)));
    replaceFolder(out, dist);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return true;
}

function isWeb(file) {
  return file === WEB || file.startsWith(`${WEB}${path.sep}`);
}

function takeOver(dist, out, { owns }) {
  for (const file of filesBelow(dist).filter((name) => name !== STAMP && owns(name))) cpSync(path.join(dist, file), path.join(out, file));
}

/** @param {BuildContext} context @returns {boolean} whether there were no errors */
function compile({ root, out, log, typeErrorsAllowed }) {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', 'tsconfig.json', '--outDir', out, '--noEmitOnError', String(!typeErrorsAllowed)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return true;
  const report = `${stdout}${stderr}`.trim();
  if (!typeErrorsAllowed) throw new StepError(`The build failed:\n${report}`);
  log(`There are type errors; going on without:\n${report}`);
  return false;
}

/** Files the compiler leaves out (texts, templates) lie beside the code that reads them. @param {BuildContext} context */
function copyAssets({ root, out }) {
  const source = path.join(root, 'src');
  for (const file of filesBelow(source).filter((name) => !name.endsWith('.ts'))) {
    cpSync(path.join(source, file), path.join(out, file));
  }
  return true;
}

/** Everything that decides what a part looks like. */
function hashSources(root, { folder, settings }) {
  const hash = createHash('sha256');
  const inputs = filesBelow(path.join(root, folder))
    .filter((file) => !/\.spec\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
  for (const file of [...settings, ...inputs.sort()]) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file.replaceAll(path.sep, '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Paths relative to the folder. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function readStamp(dist) {
  try {
    return JSON.parse(readFileSync(path.join(dist, STAMP), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function replaceFolder(fresh, target) {
  const old = `${fresh}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

/** Removes what builds that were killed left behind. */
function clearAbandoned(root) {
  for (const name of readdirSync(root)) {
    const pid = Number(/^dist-(\d+)(\.old)?$/.exec(name)?.[1] ?? Number.NaN);
    if (pid > 0 && pid !== process.pid && !isAlive(pid)) rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
