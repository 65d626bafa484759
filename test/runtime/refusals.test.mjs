import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { answers, launch, start, stop, temporaryFolder, withDatabase } from './support/program.mjs';

/** The program has to end by itself, with an error code and a text for a person: no stack. */
async function refusal(t, env) {
  const program = launch(t, env);
  const { code } = await program.ended;
  const text = program.text();
  assert.ok(code > 0, `exit code ${code}:\n${text}`);
  assert.doesNotMatch(text, /^\s+at .*:\d+:\d+\)?$/m, text);
  return text;
}

test('a port that is taken', async (t) => {
  const dataDir = temporaryFolder(t);
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = String(other.address().port);
  const text = await refusal(t, { DATA_DIR: dataDir, PORT: port });
  other.close();
  assert.match(text, new RegExp(`Port ${port} .*(in use|taken)`));
  // It gave everything back: the same start succeeds once the port is free.
  await stop(await start(t, { DATA_DIR: dataDir, PORT: port }));
});

test('a data folder in which another program works', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir });
  const text = await refusal(t, { DATA_DIR: dataDir });
  assert.match(text, new RegExp(`${dataDir} is in use by another Triquick \\(process ${program.pid}\\)`));
  assert.ok(await answers(program.url), 'the first one is not disturbed');
  await stop(program);
});

test('a data folder written by a newer version', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir });
  await withDatabase(dataDir, (client) =>
    client.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`),
  );
  await stop(program);
  const text = await refusal(t, { DATA_DIR: dataDir });
  assert.match(text, /newer version.*FromTheFuture9999999999999/);
});

test('lost keys of the data folder, before anything is written with new ones', async (t) => {
  const dataDir = temporaryFolder(t);
  await stop(await start(t, { DATA_DIR: dataDir }));
  rmSync(path.join(dataDir, 'keys.json'));
  assert.match(await refusal(t, { DATA_DIR: dataDir }), /keys\.json is missing/);
});

test('lost passwords of the database', async (t) => {
  const dataDir = temporaryFolder(t);
  await stop(await start(t, { DATA_DIR: dataDir }));
  rmSync(path.join(dataDir, 'postgres.json'));
  assert.match(await refusal(t, { DATA_DIR: dataDir }), /postgres\.json is missing/);
});

test('missing secrets in production, all at once and without the others', async (t) => {
  const text = await refusal(t, { NODE_ENV: 'production', DATABASE_URL: 'postgres://triquick:hunter2@127.0.0.1:1/x', DATA_DIR: temporaryFolder(t) });
  assert.match(text, /FIELD_KEYS: is missing/);
  assert.match(text, /BLIND_INDEX_KEY: is missing/);
  assert.doesNotMatch(text, /hunter2/);
});

test('production without a database', async (t) => {
  assert.match(await refusal(t, { NODE_ENV: 'production', DATA_DIR: temporaryFolder(t) }), /DATABASE_URL: is missing/);
});

test('a data folder that cannot be written, before anybody uploads into it', async (t) => {
  const file = path.join(temporaryFolder(t), 'file');
  writeFileSync(file, '');
  const keys = { FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`, BLIND_INDEX_KEY: randomBytes(32).toString('base64') };
  const env = { NODE_ENV: 'production', DATABASE_URL: 'postgres://triquick:hunter2@127.0.0.1:1/x', DATA_DIR: path.join(file, 'below'), ...keys };
  assert.match(await refusal(t, env), /The data folder .*below cannot be used/);
});

test('every wrong setting at once', async (t) => {
  const text = await refusal(t, { DATA_DIR: temporaryFolder(t), PORT: 'abc', OFFICE_ZONE: 'Mars', LOG_LEVEL: 'loud' });
  for (const name of ['PORT', 'OFFICE_ZONE', 'LOG_LEVEL']) assert.match(text, new RegExp(`^ {2}${name}: `, 'm'));
});

test('a database server that is not there', async (t) => {
  const env = { NODE_ENV: 'development', DATABASE_URL: 'postgres://triquick:hunter2@127.0.0.1:1/x', DATA_DIR: temporaryFolder(t) };
  const text = await refusal(t, env);
  assert.match(text, /The database does not answer/);
  assert.doesNotMatch(text, /hunter2/);
});

test('nothing of a run but the passwords file holds the passwords', async (t) => {
  const dataDir = temporaryFolder(t);
  const program = await start(t, { DATA_DIR: dataDir });
  await stop(program);
  for (const secret of Object.values(JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')))) {
    assert.ok(!program.text().includes(secret));
  }
});
