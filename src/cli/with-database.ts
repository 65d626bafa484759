import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import type { Config } from '../platform/config/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import { hasEmbeddedDatabase, runningServerUrl } from '../platform/embedded-postgres/running-server.js';
import { CommandError } from './command-error.js';

const POOL_SIZE = 2;

/**
 * Runs `work` on the database of the configuration. The embedded one is reached through the program that runs it; when none
 * does, it is started for the time of the work.
 * @param create whether an embedded database that is not there yet may be made
 */
export async function withDatabase<T>(config: Config, { create }: { create: boolean }, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  if (!config.database.embedded) return onDataSource(config.database.url, work);
  const running = runningServerUrl(config.dataDir);
  if (running !== null) return onDataSource(running, work);
  if (!create && !hasEmbeddedDatabase(config.dataDir)) throw new CommandError(`There is no database in ${config.dataDir}.`);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => void process.stderr.write(`${line}\n`) });
  const release = stopWhenInterrupted(server);
  try {
    return await onDataSource(server.url, work);
  } finally {
    release();
    await server.stop();
  }
}

async function onDataSource<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(url, { poolSize: POOL_SIZE }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The server leads a process group of its own and would outlive an interrupted command. */
function stopWhenInterrupted(server: EmbeddedPostgres): () => void {
  const stop = (): void => void server.stop().finally(() => process.exit(2));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}
