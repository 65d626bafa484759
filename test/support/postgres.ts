import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const TEMPLATE = 'triquick_template';
/** `object_in_use`: somebody is connected to the template, or copies it at this moment. */
const NOT_OURS_TO_END = '42501';
const TEMPLATE_BUSY = '55006';
const PATIENCE_MS = 60_000;

/** A database of its own for one suite, with all migrations applied. */
export interface TestDatabase {
  readonly url: string;
  /** Ends sessions that are still open and removes the database. */
  drop(): Promise<void>;
}

/**
 * Copies the migrated template (about 50 ms). Suites run side by side without seeing each other's rows.
 * @throws Error when the suite does not belong to the Jest project `integration`, whose global set-up starts the server
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is missing: run the suite in the Jest project "integration".');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) => copyTemplate(client, name));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => onServer(serverUrl, (client) => drop(client, name)),
  };
}

/** Sessions of a suite are ended, those of the server's own housekeeping only waited for: they are not ours to end. */
async function drop(client: pg.Client, name: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === NOT_OURS_TO_END) || performance.now() > deadline) throw error;
      await delay(200);
    }
  }
}

/** The lock keeps suites from disturbing each other; the repetition is for sessions that are just going away. */
async function copyTemplate(client: pg.Client, name: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  await client.query(`SELECT pg_advisory_lock(hashtext($1))`, [TEMPLATE]);
  for (;;) {
    try {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === TEMPLATE_BUSY) || performance.now() > deadline) throw error;
      await delay(50);
    }
  }
}

async function onServer(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
