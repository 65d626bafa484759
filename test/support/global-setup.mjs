import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../../scripts/steps/build.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const DATA_SOURCE = path.join(ROOT, 'dist', 'data-source.js');
const PREFIX = 'triquick-test-';
const TEMPLATE = 'triquick_template';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ABANDONED_AFTER_MS = 60_000;

/**
 * Starts one PostgreSQL for all integration suites and migrates a template database, of which each suite takes a copy
 * (`test/support/postgres.ts`). Runs once, in the parent of all Jest workers, on the compiled program.
 * Sets `TEST_DATABASE_URL`: an ordinary role that may create databases.
 */
export default async function globalSetup() {
  ensureBuilt(ROOT, console.error, { typeErrorsAllowed: true });
  const { startEmbeddedPostgres } = await import('../../dist/platform/embedded-postgres/embedded-postgres.js');
  const { isDataFolderLocked } = await import('../../dist/platform/embedded-postgres/data-folder-lock.js');
  removeAbandoned(isDataFolderLocked);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  // As root, the database runs under another account, which has to pass.
  chmodSync(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  globalThis.stopTestPostgres = stop;
  stopWhenInterrupted(stop);
  try {
    await withClient(server.superuserUrl, (client) => client.query('ALTER ROLE triquick CREATEDB'));
    await withClient(server.url, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
    await migrate(server.url.replace(/\/triquick$/, `/${TEMPLATE}`));
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.TEST_DATABASE_URL = server.url;
}

async function migrate(url) {
  if (!existsSync(DATA_SOURCE)) return;
  const { createDataSource } = await import(DATA_SOURCE);
  const dataSource = createDataSource(url);
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Jest skips its teardown when it is interrupted. (When it is killed, the kernel stops the database, on Linux.) */
function stopWhenInterrupted(stop) {
  let stopping;
  const interrupt = (signal) => {
    stopping ??= stop().finally(() => {
      for (const name of SIGNALS) process.off(name, interrupt);
      process.kill(process.pid, signal);
    });
  };
  for (const name of SIGNALS) process.on(name, interrupt);
}

/** Removes the folders of own runs that were killed. A folder without a lock may be about to get one. */
function removeAbandoned(isLocked) {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat === undefined || stat.uid !== (process.getuid?.() ?? stat.uid)) continue;
    if (!isLocked(folder) && Date.now() - stat.mtimeMs > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}
