import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ensureBuilt } from '../../scripts/steps/build.mjs';
import { ensureInstalled } from '../../scripts/steps/install.mjs';
import { atEnd } from './support/at-end.mjs';
import { ROOT, temporaryFolder } from './support/program.mjs';

const STEPS = path.join(ROOT, 'scripts', 'steps');
const quiet = () => {};

/** A project of one file with our compiler settings. */
function project(t) {
  const root = temporaryFolder(t);
  mkdirSync(path.join(root, 'src', 'texts'), { recursive: true });
  for (const file of ['tsconfig.json', 'package-lock.json']) cpSync(path.join(ROOT, file), path.join(root, file));
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'), 'dir');
  writeFileSync(path.join(root, 'src', 'main.ts'), 'export const one: number = 1;\n');
  writeFileSync(path.join(root, 'src', 'texts', 'zh.json'), '{}');
  return root;
}

const built = (root) => readFileSync(path.join(root, 'dist', 'main.js'), 'utf8');
const leftovers = (root) => readdirSync(root).filter((name) => name.startsWith('dist-'));

test('builds once, again after a change, and leaves the old build alone when there are errors', (t) => {
  const root = project(t);
  assert.equal(ensureBuilt(root, quiet), true);
  assert.match(built(root), /one = 1/);
  assert.deepEqual(JSON.parse(readFileSync(path.join(root, 'dist', 'main.js.map'), 'utf8')).sources, ['../src/main.ts']);
  assert.ok(existsSync(path.join(root, 'dist', 'texts', 'zh.json')));
  assert.equal(ensureBuilt(root, quiet), false);

  writeFileSync(path.join(root, 'src', 'main.ts'), 'export const one: number = 2;\n');
  assert.equal(ensureBuilt(root, quiet), true);
  assert.match(built(root), /one = 2/);

  writeFileSync(path.join(root, 'src', 'main.ts'), 'export const one: number = "three";\n');
  assert.throws(() => ensureBuilt(root, quiet), { name: 'StepError', message: /src\/main\.ts\(1,14\): error TS2322/ });
  assert.match(built(root), /one = 2/);
  assert.deepEqual(leftovers(root), []);
});

test('builds the pages too, and each part only when its own sources changed', (t) => {
  const root = project(t);
  const page = (text) => writeFileSync(path.join(root, 'web', 'index.html'), `<!doctype html><title>${text}</title>`);
  mkdirSync(path.join(root, 'web'));
  writeFileSync(path.join(root, 'web', 'vite.config.mjs'), 'export default { root: import.meta.dirname };\n');
  page('one');
  ensureBuilt(root, quiet);
  const shown = path.join(root, 'dist', 'web', 'index.html');
  assert.match(readFileSync(shown, 'utf8'), /one/);
  assert.match(gunzipSync(readFileSync(`${shown}.gz`)).toString(), /one/);
  // What is taken over keeps what was put there by hand.
  const [byHand, besideIt] = [path.join(root, 'dist', 'web', 'by-hand.txt'), path.join(root, 'dist', 'by-hand.txt')];
  for (const file of [byHand, besideIt]) writeFileSync(file, '');

  writeFileSync(path.join(root, 'src', 'main.ts'), 'export const one: number = 2;\n');
  assert.equal(ensureBuilt(root, quiet), true);
  assert.deepEqual([built(root).includes('one = 2'), existsSync(byHand), existsSync(besideIt)], [true, true, false]);

  writeFileSync(besideIt, '');
  page('two');
  assert.equal(ensureBuilt(root, quiet), true);
  assert.match(readFileSync(shown, 'utf8'), /two/);
  assert.deepEqual([built(root).includes('one = 2'), existsSync(byHand), existsSync(besideIt)], [true, false, true]);
  assert.equal(ensureBuilt(root, quiet), false);
});

test('tests may run on code with type errors, a start may not', (t) => {
  const root = project(t);
  writeFileSync(path.join(root, 'src', 'main.ts'), 'export const one: number = "three";\n');
  assert.equal(ensureBuilt(root, quiet, { typeErrorsAllowed: true }), true);
  assert.equal(ensureBuilt(root, quiet, { typeErrorsAllowed: true }), false);
  assert.throws(() => ensureBuilt(root, quiet), { name: 'StepError' });
});

test('a build that is killed is never taken for a finished one', async (t) => {
  const root = project(t);
  const script = `import { ensureBuilt } from ${JSON.stringify(pathToFileURL(path.join(STEPS, 'build.mjs')).href)}; ensureBuilt(${JSON.stringify(root)}, () => {});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (leftovers(root).length === 0 && child.exitCode === null) await delay(5);
  child.kill('SIGKILL');
  await ended;
  assert.equal(existsSync(path.join(root, 'dist')), false);
  assert.equal(ensureBuilt(root, quiet), true);
  assert.match(built(root), /one = 1/);
});

test('what a killed build left behind is cleared by the next', (t) => {
  const root = project(t);
  mkdirSync(path.join(root, `dist-${2 ** 22 + 1}`));
  ensureBuilt(root, quiet);
  assert.deepEqual(leftovers(root), []);
});

/** A project whose npm notes its arguments and installs what the lock file asks for. */
function installable(t) {
  const root = temporaryFolder(t);
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/b': { version: '1.0.0', optional: true } } };
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
  const npm = path.join(root, 'npm.cjs');
  writeFileSync(
    npm,
    `const fs = require('node:fs');
     fs.appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
     if (fs.existsSync('fail')) process.exit(1);
     fs.rmSync('node_modules', { recursive: true, force: true });
     fs.mkdirSync('node_modules/a', { recursive: true });
     const lock = JSON.parse(fs.readFileSync('package-lock.json'));
     delete lock.packages['']; delete lock.packages['node_modules/b'];
     fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));`,
  );
  const before = process.env.npm_execpath;
  process.env.npm_execpath = npm;
  atEnd(t, () => (before === undefined ? delete process.env.npm_execpath : (process.env.npm_execpath = before)));
  return { root, lock, calls: () => readFileSync(path.join(root, 'calls.txt'), 'utf8').trim().split('\n') };
}

test('installs when nothing is there, and again only when the lock file changed', (t) => {
  const { root, lock, calls } = installable(t);
  assert.equal(ensureInstalled(root, quiet), true);
  assert.match(calls()[0], /^ci --include=dev /);
  assert.equal(ensureInstalled(root, quiet), false);

  lock.packages['node_modules/a'].version = '1.0.1';
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
  assert.equal(ensureInstalled(root, quiet), true);
  assert.equal(calls().length, 2);
});

test('leaves a folder alone that somebody installed by hand, and says so when npm fails', (t) => {
  const { root, calls } = installable(t);
  spawnSync(process.execPath, [process.env.npm_execpath, 'by', 'hand'], { cwd: root });
  assert.equal(ensureInstalled(root, quiet), false);
  assert.deepEqual(calls(), ['by hand']);

  writeFileSync(path.join(root, 'package-lock.json'), '{"packages":{"":{},"node_modules/c":{"version":"1.0.0"}}}');
  writeFileSync(path.join(root, 'fail'), '');
  assert.throws(() => ensureInstalled(root, quiet), { name: 'StepError' });
  assert.throws(() => ensureInstalled(root, quiet), { name: 'StepError' }, 'a failed install is not noted as done');
});

test('refuses a Node that is too old with one line', () => {
  const check = (version) => {
    const script = `import { requireNode } from ${JSON.stringify(pathToFileURL(path.join(STEPS, 'require-node.mjs')).href)}; requireNode('${version}');`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  };
  for (const version of ['18.20.8', '20.18.3', '8.0.0']) {
    const { status, stderr } = check(version);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`^Triquick needs Node\\.js 20\\.19 or newer; this is ${version.replaceAll('.', '\\.')}\\..*\\n$`));
  }
  for (const version of ['20.19.0', '22.0.0', '24.21.0', '100.0.0']) assert.equal(check(version).status, 0);
});
