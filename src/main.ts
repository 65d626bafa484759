import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type DemoAccess, prepareDemo } from './demo/demo-data.js';
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
  demo: DemoAccess | null;
  stop(): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(config: Config): Promise<Running> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  if (config.role !== 'worker') await requireFreePort(config.http.host, config.http.port);
  const postgres = config.database.embedded ? await startEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
  const databaseUrl = config.database.embedded ? (postgres?.url ?? '') : config.database.url;
  try {
    const demo = config.demo.enabled ? await prepareDemo(config, databaseUrl, say) : null;
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
      demo,
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

/** Says at once that a port is taken, before a database is started for nothing. */
async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

function welcome({ url, demo }: Running): string {
  if (!demo) return `Triquick 三快 is ready: ${url}`;
  const accounts = demo.accounts.map(({ username, name, role }) => `  ${username.padEnd(14)} ${name}  (${role})`);
  return [`Triquick 三快 is ready: ${url}`, `Demo accounts, all with the password ${demo.password}`, ...accounts, 'Stop with Ctrl-C.'].join('\n');
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
  say(welcome(running));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
