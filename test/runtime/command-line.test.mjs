import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { CONFIG_VARIABLES } from '../../dist/platform/config/config-variables.js';
import { ROOT, start, stop, temporaryFolder, withDatabase } from './support/program.mjs';

/** Runs the command line as the scripts of package.json do; answers its exit code and what it printed. */
async function run(dataDir, args, { input = '', env = {} } = {}) {
  const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '']));
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts', 'cli.mjs'), ...args], {
    cwd: ROOT,
    env: { ...inherited, ...blank, DATA_DIR: dataDir, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, text };
}

const signIn = (url, username, password) =>
  fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });

test('the first two administrators of an installation, made together and once', async (t) => {
  const dataDir = temporaryFolder(t);
  assert.equal((await run(dataDir, ['verify-audit'])).code, 2, 'nothing to verify yet');
  const wrong = await run(dataDir, ['create-administrators', '--region', '640300', 'zhang.san']);
  assert.equal(wrong.code, 2);
  assert.match(wrong.text, /exactly two/);
  const made = await run(dataDir, ['create-administrators', '--region', '640300', 'zhang.san:张三', 'li.si']);
  assert.equal(made.code, 0, made.text);
  const passwords = [...made.out.matchAll(/^ {2}(\S+) {2}(\S+)$/gm)].map(([, name, password]) => ({ name, password }));
  assert.deepEqual(passwords.map(({ name }) => name), ['zhang.san', 'li.si']);
  assert.equal((await run(dataDir, ['create-administrators', '--region', '640300', 'wang.wu', 'zhao.liu'])).code, 1);

  const program = await start(t, { DATA_DIR: dataDir, DEMO: 'off' });
  for (const { name, password } of passwords) {
    const answer = await signIn(program.url, name, password);
    assert.equal(answer.status, 200);
    const { user, mustChangePassword } = await answer.json();
    assert.deepEqual([user.role, mustChangePassword], ['administrator', true]);
  }
  await stop(program);
});

test('beside a running program: its database is reached, and the audit log is found whole or not', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir, DEMO: 'off' });
  const made = await run(dataDir, ['create-administrators', '--region', '640300', '--passwords-stdin', 'zhang.san', 'li.si'], {
    input: 'Correct-Horse-7\nCorrect-Mouse-8\n',
  });
  assert.equal(made.code, 0, made.text);
  assert.doesNotMatch(made.text, /Correct-/);
  assert.equal((await signIn(program.url, 'li.si', 'Correct-Mouse-8')).status, 200);
  const recovered = await run(dataDir, ['recover-administrator', 'li.si']);
  assert.equal(recovered.code, 0, recovered.text);
  assert.equal((await signIn(program.url, 'li.si', 'Correct-Mouse-8')).status, 401);
  assert.equal((await run(dataDir, ['recover-administrator', 'nobody'])).code, 1);

  const whole = await run(dataDir, ['verify-audit']);
  assert.equal(whole.code, 0, whole.text);
  await withDatabase(dataDir, (client) => client.query(`UPDATE audit_entries SET action = 'nothing' WHERE chain = 'system' AND seq = 1`));
  const changed = await run(dataDir, ['verify-audit']);
  assert.equal(changed.code, 1);
  assert.match(changed.text, /chain system, entry 1: changed/);
  await stop(program);
  assert.equal((await run(dataDir, ['verify-audit'])).code, 1, 'stopped: the command runs the database itself');
});

test('a database that is not there', async (t) => {
  const env = { DATABASE_URL: 'postgres://triquick:hunter2@127.0.0.1:1/x', NODE_ENV: 'development' };
  const { code, text } = await run(temporaryFolder(t), ['verify-audit'], { env });
  assert.equal(code, 2);
  assert.match(text, /cannot be reached/);
  assert.doesNotMatch(text, /hunter2|^\s+at /m);
});
