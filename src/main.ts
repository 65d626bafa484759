import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { type DemoAccess, prepareDemo } from './demo/demo-data.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { ensureDataFolder } from './platform/config/data-folder.js';
import { explainStartFailure } from './platform/config/start-failure.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.js';
import { createProgram } from './program.js';

interface Running {
  url: string;
  /** Resolves with a line when the database this process runs itself ends; never with one of its own. */
  databaseEnded: Promise<string>;
  demo: DemoAccess | null;
  stop(): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function start(config: Config): Promise<Running> {
  ensureDataFolder(config.dataDir);
  await requireFreePort(config.http.host, config.http.port);
  const postgres = config.database.embedded ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: complain }) : null;
  const databaseUrl = config.database.embedded ? (postgres?.url ?? '') : config.database.url;
  try {
    const demo = config.demo.enabled ? await prepareDemo(config, databaseUrl, say) : null;
    const program = await createProgram(config, databaseUrl);
    try {
      await program.app.listen({ port: config.http.port, host: config.http.host });
    } catch (error) {
      await program.close();
      throw error;
    }
    // Left to itself, V8 lets garbage grow to several times of what is in use before it collects: whoever reads a large case would keep
    // hundreds of megabytes. From here on, as a start that collects more often takes a second longer.
    setFlagsFromString('--heap-growing-percent=50');
    const { port } = program.app.getHttpServer().address() as AddressInfo;
    return {
      url: `http://localhost:${port}`,
      demo,
      databaseEnded: postgres?.exited ?? new Promise(() => undefined),
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

function welcome({ url, demo }: Running, role: Config['role']): string {
  if (role === 'worker') return `Triquick 三快 worker is ready; ${url}/api/v1/health/ready tells how it is`;
  if (!demo) return `Triquick 三快 is ready: ${url}`;
  const accounts = demo.accounts.map(({ username, name, role }) => `  ${username.padEnd(14)} ${name}  (${role})`);
  return [`Triquick 三快 is ready: ${url}`, `Demo accounts, all with the password ${demo.password}`, ...accounts, 'Stop with Ctrl-C.'].join('\n');
}

/** Where the program listens is known only when the settings are right; until then nothing can fail on it. */
let listening = { host: '', port: 0 };
let starting: Promise<Running> | null = null;
let stopping = false;

/** A signal during the start waits for it: half a start cannot be taken back cleanly. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  try {
    await (await starting)?.stop();
    process.exit(exitCode);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  complain(explainStartFailure(error, listening));
  process.exit(1);
}

// npm passes Ctrl-C on although the terminal did already; a closed terminal sends SIGHUP.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

try {
  const config = loadConfig(process.env);
  listening = config.http;
  starting = start(config);
  const running = await starting;
  say(welcome(running, config.role));
  void running.databaseEnded.then((reason) => {
    if (!stopping) complain(reason);
    void stop(1);
  });
} catch (error) {
  fail(error);
}
