import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { type Config, loadConfig } from '../../src/platform/config/config.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import type { JobName, JobPayload } from '../../src/platform/jobs/job-definitions.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { createProgram } from '../../src/program.js';
import { TEST_PASSWORD, type TestUser, seedPeople } from './people.js';
import { createTestDatabase } from './postgres.js';
import { TestClock } from './test-clock.js';

export type Api = ReturnType<typeof supertest.agent>;

/** The real program on a database of its own, with a clock that the test moves. */
export interface TestApp {
  app: NestFastifyApplication;
  clock: TestClock;
  db: DataSource;
  dataDir: string;
  databaseUrl: string;
  /** An HTTP client that is signed in; ask again after moving the clock, since sessions end. */
  as(user: TestUser): Promise<Api>;
  /** One that is not. */
  anonymous(): Api;
  /** Runs a job's handler at once, as a worker would. */
  runJob(name: JobName, payload?: JobPayload): Promise<void>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Where the clock starts; 2024-12-18 10:00 in 吴忠 unless told. */
  now?: string;
  redisUrl?: string;
  env?: Record<string, string>;
}

/** Less than a session lasts that nobody uses. */
const SESSION_LASTS_MS = 60 * 60_000;

export async function createTestApp({ now = '2024-12-18T02:00:00Z', redisUrl, env = {} }: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'triquick-data-'));
  const clock = new TestClock(now);
  const config = loadConfig({
    NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'), POOL_SIZE: '6', LOG_LEVEL: 'silent', API_DOCS: 'off',
    LOGIN_RATE_PER_MINUTE: '10000', REQUESTS_PER_SECOND: '10000', ...(redisUrl ? { REDIS_URL: redisUrl } : {}), ...env,
  });
  const started = await start(config, { databaseUrl: database.url, dataDir, clock });
  await seedPeople(started.db);
  return {
    ...started,
    close: async () => {
      await started.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Another process that answers on the database and the data folder of `t`, with a clock of its own; closed before `t`. */
export const anotherProcess = (t: TestApp, now: string, role: 'api' | 'worker' = 'api'): Promise<TestApp> => start({ ...t.app.get<Config>(CONFIG), role }, { ...t, clock: new TestClock(now) });

async function start(config: Config, { databaseUrl, dataDir, clock }: Pick<TestApp, 'databaseUrl' | 'dataDir' | 'clock'>): Promise<TestApp> {
  const program = await createProgram(config, databaseUrl, clock);
  await program.app.listen(0, '127.0.0.1');
  const server = program.app.getHttpServer();
  const signedIn = new Map<TestUser, { at: number; api: Promise<Api> }>();
  return {
    app: program.app, clock, db: program.app.get(DataSource), dataDir, databaseUrl,
    anonymous: () => supertest.agent(server),
    as: (user) => {
      const at = clock.now().getTime();
      const known = signedIn.get(user);
      if (known && Math.abs(at - known.at) < SESSION_LASTS_MS) return known.api;
      const api = signIn(supertest.agent(server), user);
      signedIn.set(user, { at, api });
      return api;
    },
    runJob: (name, payload = {}) => program.app.get(JobRunner).runNow(name, payload),
    close: () => program.close(),
  };
}

async function signIn(agent: Api, username: TestUser): Promise<Api> {
  await agent.post('/api/v1/session').send({ username, password: TEST_PASSWORD }).expect(200);
  return agent;
}
