import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { PolicyGuard } from './auth/policy.guard.js';
import { checkStoredSettings } from './clock-settings/stored-settings.js';
import { createDataSource } from './data-source.js';
import { assertRulesSound } from './machines.js';
import { createCatalogue } from './messages.js';
import type { Config } from './platform/config/config.js';
import { checkKeys } from './platform/crypto/key-checks.js';
import { migrate } from './platform/database/migrate.js';
import { createHttpApplication } from './platform/http/application.js';
import { serveOpenApi } from './platform/http/openapi.js';
import { serveWebPages } from './platform/http/web-pages.js';
import { serveQueueBoard } from './platform/jobs/queue-board.js';
import { createLogger } from './platform/observe/logger.js';
import { type Clock, SystemClock } from './platform/time/clock.js';

/** Where the build puts the pages, beside the program. */
const WEB_FOLDER = path.join(import.meta.dirname, 'web');

export interface Program {
  app: NestFastifyApplication;
  logger: Logger;
  /** Stops taking requests and jobs, finishes what runs, and lets the database go. */
  close(): Promise<void>;
}

/**
 * Puts the program together on a database: migrates it, and wires every module. It does not listen yet.
 * @throws MigrationError when the database was written by a newer version
 * @throws KeysDifferError when its data was written with other keys
 * @throws StartError when a rule or the calendar that the office has set cannot be counted by
 */
export async function createProgram(config: Config, databaseUrl: string, clock: Clock = new SystemClock()): Promise<Program> {
  assertRulesSound();
  const logger = createLogger(config.logLevel);
  const dataSource = await createDataSource(databaseUrl, { poolSize: config.database.poolSize }).initialize();
  try {
    await migrate(dataSource);
    await checkKeys(dataSource, config.keys);
    await checkStoredSettings(dataSource);
    const module = AppModule.with({ config, dataSource, databaseUrl, clock, logger, catalogue: createCatalogue() });
    const app = await createHttpApplication(module, config, logger);
    // A worker answers nothing but how it is, and starts the sooner.
    if (config.role !== 'worker') {
      if (config.http.apiDocs) serveOpenApi(app);
      await serveQueueBoard(app, (request) => app.get(PolicyGuard).admit(request, ['administrator']));
      if (!(await serveWebPages(app, WEB_FOLDER))) logger.warn('there are no pages beside the program: it serves the API only');
    }
    await app.init();
    const close = async (): Promise<void> => {
      await app.close();
      await dataSource.destroy();
    };
    return { app, logger, close };
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}
