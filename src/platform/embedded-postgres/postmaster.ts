import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import type { Launcher } from './launcher.js';
import type { PostgresBinaries } from './postgres-binaries.js';

const STOP_MS = 60_000;
const TAIL_CHARACTERS = 2_000;
const READY = 'ready to accept connections';

/** A running server. */
export interface Postmaster {
  readonly port: number;
  readonly pid: number;
  /** Resolves with a line for the operator when the server ends, whoever ended it. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}

const SETTINGS = ['listen_addresses=127.0.0.1', 'lc_messages=C', 'max_connections=200', 'log_timezone=UTC', 'timezone=UTC'];

/** Refused statements hold personal data, in their text and in the detail of the refusal; the program reports them itself. */
const QUIET = ['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_checkpoints=off'];

/** What every start and stop says; what was wrong is passed on. */
const ROUTINE = / LOG: |terminating connection due to administrator command/;
const NOTABLE = /interrupted|not properly shut down|redo|terminated by signal/;

/** For databases that may be lost with the machine, such as those of tests. */
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it takes connections, recovering from a crash if need be.
 * It leads a process group of its own: Ctrl-C in the terminal must not reach it before the program has finished with it.
 */
export async function startPostmaster(
  pgData: string,
  binaries: PostgresBinaries,
  launcher: Launcher,
  { durable, log }: { durable: boolean; log: (line: string) => void },
): Promise<Postmaster> {
  const port = await freePort();
  const settings = [...SETTINGS, ...QUIET, ...(durable ? [] : NOT_DURABLE)].flatMap((setting) => ['-c', setting]);
  const { program, args, options } = launcher.commandStoppedWithParent(binaries.postgres, ['-D', pgData, '-p', String(port), '-k', '', ...settings]);
  const child = spawn(program, args, {
    ...options,
    cwd: path.parse(pgData).root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  const exited = describeExit(child);
  await untilReady(child, exited, log);
  return { port, pid: child.pid ?? 0, exited, stop: () => stop(child, exited) };
}

/** Between asking and starting somebody else can take the port; then the server says so and the start fails with that line. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function describeExit(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`the embedded PostgreSQL ended (${signal ?? `code ${code}`})`));
  });
}

function untilReady(child: ChildProcess, exited: Promise<string>, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = '';
    createInterface({ input: child.stderr ?? Readable.from([]) }).on('line', (line) => {
      tail = `${tail}${line}\n`.slice(-TAIL_CHARACTERS);
      if (isNotable(line)) log(line);
      if (line.includes(READY)) resolve();
    });
    void exited.then((reason) => reject(new EmbeddedPostgresError(`The embedded PostgreSQL did not start: ${reason}\n${tail.trim()}`)));
  });
}

const isNotable = (line: string): boolean => line !== '' && !ROUTINE.test(line) || NOTABLE.test(line);

/** A fast stop ends open sessions and writes everything down; only a server that cannot even do that is stopped the hard way. */
async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGINT');
  const force = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
  await exited;
  clearTimeout(force);
}
