import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { room } from './room.mjs';

const dist = (file) => import(new URL(`../../../dist/${file}`, import.meta.url).href);

/** Goes on from the moment it was last set to. */
class MovedClock {
  #offset = 0;

  set(instant) {
    this.#offset = Date.parse(instant) - Date.now();
  }

  now() {
    return new Date(Date.now() + this.#offset);
  }
}

/**
 * The program with the demo's accounts and no case, on a database of its own, at a time of its own: a story that takes weeks is told
 * in minutes. Workers and sweeps run as they do everywhere.
 * @param {string} now the instant at which it begins
 */
export async function startStoryProgram(now) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'triquick-story-'));
  const [{ startEmbeddedPostgres }, { loadConfig }, { createProgram }, accounts, { hashPassword }, { AuditTrail }, { DataSource }] = await Promise.all([
    dist('platform/embedded-postgres/embedded-postgres.js'), dist('platform/config/config.js'), dist('program.js'), dist('demo/demo-accounts.js'), dist('auth/passwords.js'), dist('audit/audit-trail.js'), import('typeorm'),
  ]);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
  const clock = new MovedClock();
  clock.set(now);
  const key = () => randomBytes(32).toString('base64');
  const config = loadConfig({
    NODE_ENV: 'test', DATABASE_URL: postgres.url, DATA_DIR: dataDir, FIELD_KEYS: `k1:${key()}`, BLIND_INDEX_KEY: key(), DEMO: 'off', LOGIN_RATE_PER_MINUTE: '100000', REQUESTS_PER_SECOND: '100000',
  });
  const program = await createProgram(config, postgres.url, clock);
  const passwordHash = await hashPassword(room.password);
  await program.app.get(DataSource).transaction((m) => accounts.createDemoAccounts(m, program.app.get(AuditTrail), passwordHash, clock.now()));
  await program.app.listen(0, '127.0.0.1');
  const server = program.app.getHttpServer();
  // Pages tell the time by the server's: they live in the days of the story.
  server.prependListener('request', (_, response) => response.setHeader('date', clock.now().toUTCString()));
  const url = `http://localhost:${server.address().port}`;
  return {
    /** Moves on to an instant. @returns {import('./room.mjs').room} the place as of then: sessions of before have ended */
    at(instant) {
      clock.set(instant);
      return { ...room, url };
    },
    async close() {
      await program.close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
