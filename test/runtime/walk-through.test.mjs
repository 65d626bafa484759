import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT, start, stop, temporaryFolder } from './support/program.mjs';

const SCRIPT = path.join(ROOT, 'docs', 'walk-through.sh');

test('the walk through the story works on the demo data, and twice', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir, DEMO: 'on' });
  const env = { ...process.env, DEMO_PASSWORD: '', DATA_DIR: dataDir, PORT: new URL(program.url).port, PATH: pathWithCurl(t) };
  for (const time of ['first', 'second']) {
    const { code, text } = await walk(env);
    assert.equal(code, 0, `${time} time:\n${text}`);
    assert.match(text, /risk orange \(60 people reported\)/);
    assert.match(text, /Roster applied: 59 taken, 0 refused, 0 known before/);
    assert.match(text, /Owed: 1637084\.38 yuan of wages, 399448\.80 of social insurance/);
    assert.match(text, /Bank file applied: 57 paid \(1581524\.89 yuan\), 2 rejected/);
    assert.match(text, /Bank file applied: 2 paid \(55559\.49 yuan\), 0 rejected/);
    assert.match(text, /The plan is completed/);
    assert.match(text, /The case is now closed/);
    assert.match(text, /Audit log: \d+ entries in \d+ chains, 0 faults/);
  }
  await stop(program);
});

test('the README shows the beginning of that walk as it is', () => {
  const shown = /<!-- walk-through -->\n```sh\n([\s\S]+?)```/.exec(readFileSync(path.join(ROOT, 'README.md'), 'utf8'))?.[1];
  assert.ok(shown, 'the README marks the part');
  assert.ok(readFileSync(SCRIPT, 'utf8').includes(shown), shown);
});

/** Not every machine that runs the tests has curl. */
function pathWithCurl(t) {
  if (spawnSync('curl', ['--version']).status === 0) return process.env.PATH;
  const folder = temporaryFolder(t);
  const curl = path.join(folder, 'curl');
  writeFileSync(curl, `#!/bin/sh\nexec '${process.execPath}' '${path.join(import.meta.dirname, 'support', 'curl.mjs')}' "$@"\n`, { mode: 0o755 });
  return [folder, process.env.PATH].join(path.delimiter);
}

async function walk(env) {
  const child = spawn('sh', [SCRIPT], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
  const [code] = await once(child, 'close');
  return { code, text };
}
