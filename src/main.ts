import type { AddressInfo } from 'node:net';
import { type Config, loadConfig } from './platform/config/config.js';
import { ConfigError } from './platform/config/config.error.js';
import { MigrationError } from './platform/database/migrate.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.js';
import { EmbeddedPostgresError } from './platform/embedded-postgres/embedded-postgres.error.js';
import { createProgram } from './program.js';

/** Faults whose message is meant for a person; anything else is ours and shows its stack. */
const EXPLAINED = [ConfigError, MigrationError, EmbeddedPostgresError];

interface Running {
  url: string;
  stop(): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(config: Config): Promise<Running> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const postgres = config.database.embedded ? await startEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
  const databaseUrl = config.database.embedded ? (postgres?.url ?? '') : config.database.url;
  try {
    const program = await createProgram(config, databaseUrl);
    try {
      await program.app.listen({ port: config.role === 'worker' ? 0 : config.http.port, host: config.role === 'worker' ? '127.0.0.1' : config.http.host });
    } catch (error) {
      await program.close();
      throw error;
    }
    const { port } = program.app.getHttpServer().address() as AddressInfo;
    return {
      url: `http://localhost:${port}`,
      stop: async () => {
        await program.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function explain(error: unknown): string {
  if (EXPLAINED.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port ?? ''} is already in use. Stop the other program, or choose another port: PORT=3100 npm start`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

let running: Running | null = null;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running?.stop();
  process.exit(0);
}

process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

try {
  running = await start(loadConfig(process.env));
  say(`Triquick 三快 is ready: ${running.url}`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
