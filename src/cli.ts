import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { CommandError } from './cli/command-error.js';
import { createAdministrators, readAdministrators } from './cli/create-administrators.js';
import { recover } from './cli/recover-administrator.js';
import { verifyAudit } from './cli/verify-audit.js';
import { withDatabase } from './cli/with-database.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { StartError } from './platform/config/start-error.js';
import { MigrationError, migrate } from './platform/database/migrate.js';
import { SystemClock } from './platform/time/clock.js';

const USAGE = `Usage: node dist/cli.js <command>, with the settings of the program in its environment.

  verify-audit [--root-file FILE]
      Verifies the audit log. Exit code 0: whole; 1: faults, a line each; 2: could not run.
  create-administrators --region CODE [--passwords-stdin] USER[:NAME] USER[:NAME]
      Makes the first two administrators, only while there is none. Passwords are made up and said once, or read as two lines.
  recover-administrator USER
      Gives an administrator a new password when no other is left to approve one.
  migrate
      Brings the database up to this version, as every start does.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const clock = new SystemClock();

const commands: Readonly<Record<string, (config: Config, args: string[]) => Promise<number>>> = {
  'verify-audit': (config, args) => {
    const { values } = parseArgs({ args, options: { 'root-file': { type: 'string' } } });
    const rootFile = values['root-file'] === undefined ? config.auditRootFile : path.resolve(values['root-file']);
    return withDatabase(config, { create: false }, (dataSource) => verifyAudit(dataSource, rootFile, say));
  },

  'create-administrators': async (config, args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { region: { type: 'string' }, 'passwords-stdin': { type: 'boolean' } } });
    const passwords = values['passwords-stdin'] ? (await text(process.stdin)).split(/\r?\n/).filter((line) => line !== '') : null;
    const wanted = { regionCode: values.region, people: positionals, passwords };
    readAdministrators(wanted);
    return withDatabase(config, { create: true }, async (dataSource) => {
      await migrate(dataSource);
      await createAdministrators(dataSource, wanted, clock.now(), say);
      return 0;
    });
  },

  'recover-administrator': (config, args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    return withDatabase(config, { create: false }, async (dataSource) => {
      await recover(dataSource, positionals[0], clock.now(), say);
      return 0;
    });
  },

  migrate: (config, args) => {
    parseArgs({ args });
    return withDatabase(config, { create: true }, async (dataSource) => {
      await migrate(dataSource);
      say('The database is up to date.');
      return 0;
    });
  },
};

/** The exit code, after a line for the person when something was wrong. */
function explain(error: unknown): number {
  const { code, message: given, stack } = error as NodeJS.ErrnoException;
  const message = code?.startsWith('ECONN') || code === 'ENOTFOUND' ? `The database cannot be reached (${code}).` : given;
  const forPeople = error instanceof CommandError || error instanceof StartError || error instanceof MigrationError || code !== undefined;
  process.stderr.write(`${forPeople ? message || code : (stack ?? String(error))}\n`);
  if (code?.startsWith('ERR_PARSE_ARGS')) process.stderr.write(USAGE);
  return error instanceof CommandError ? error.exitCode : 2;
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (!command) process.stderr.write(USAGE);
  process.exitCode = command ? await command(loadConfig(process.env), args) : 2;
} catch (error) {
  process.exitCode = explain(error);
}
