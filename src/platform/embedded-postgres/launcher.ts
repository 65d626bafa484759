import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/**
 * How a program that refuses root is started.
 * - `plain`: this process is not root.
 * - `account`: the account can reach binaries and data by itself.
 * - `capability`: it cannot (a clone below root's home of mode 700), but one capability kept through the change lets it pass.
 * - `relocate`: nothing of that is possible here; binaries and data have to lie where the account can reach them.
 */
export type LaunchMode = 'plain' | 'account' | 'capability' | 'relocate';

/** Takes a program and answers how to spawn it. */
export interface Launcher {
  readonly mode: LaunchMode;
  readonly account: Account | null;
  command(program: string, args: readonly string[]): Command;
  /** The same, and the kernel sends the program SIGINT when this process dies, however it dies (Linux with `setpriv` only). */
  commandStoppedWithParent(program: string, args: readonly string[]): Command;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

/** Bit of `CapBnd` in /proc/self/status and `setpriv`'s name for it; the weaker one first. */
const CAPABILITIES: readonly (readonly [bigint, string])[] = [
  [2n, 'dac_read_search'],
  [1n, 'dac_override'],
];

/** A change of user clears this, so it has to be asked for by the very `setpriv` that changes the user. */
const TIE_TO_PARENT = ['--pdeathsig', 'INT'];

/** Chooses the least powerful way that works. `pgDataParent` must exist. */
export function chooseLauncher(binaries: PostgresBinaries, pgDataParent: string, account: Account | null): Launcher {
  if (account === null) return plainLauncher();
  if (canReach(binaries, pgDataParent, account)) return accountLauncher('account', account);
  for (const capability of boundingCapabilities()) {
    const launcher = capabilityLauncher(account, capability);
    const { program, args } = launcher.command(binaries.postgres, ['--version']);
    if (spawnSync(program, args, { cwd: '/', encoding: 'utf8' }).stdout?.startsWith('postgres')) return launcher;
  }
  return accountLauncher('relocate', account);
}

function plainLauncher(): Launcher {
  const command: Launcher['command'] = (program, args) => ({ program, args, options: {} });
  const commandStoppedWithParent: Launcher['command'] = (program, args) =>
    canTieToParent() ? setpriv([...TIE_TO_PARENT, '--', program, ...args]) : command(program, args);
  return { mode: 'plain', account: null, command, commandStoppedWithParent };
}

function accountLauncher(mode: LaunchMode, account: Account): Launcher {
  const command: Launcher['command'] = (program, args) => ({ program, args, options: account });
  const commandStoppedWithParent: Launcher['command'] = (program, args) =>
    canTieToParent() ? setpriv([...become(account), ...TIE_TO_PARENT, '--', program, ...args]) : command(program, args);
  return { mode, account, command, commandStoppedWithParent };
}

/** `no_setuid_fixup`: PostgreSQL asks `access()`, which looks at the real user's capabilities. */
function capabilityLauncher(account: Account, capability: string): Launcher {
  const keep = [`--inh-caps=-all,+${capability}`, `--ambient-caps=+${capability}`, '--securebits=+no_setuid_fixup'];
  return {
    mode: 'capability',
    account,
    command: (program, args) => setpriv([...become(account), ...keep, '--', program, ...args]),
    commandStoppedWithParent: (program, args) => setpriv([...become(account), ...keep, ...TIE_TO_PARENT, '--', program, ...args]),
  };
}

const setpriv = (args: readonly string[]): Command => ({ program: 'setpriv', args, options: {} });

const become = ({ uid, gid }: Account): string[] => [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];

function canReach(binaries: PostgresBinaries, pgDataParent: string, account: Account): boolean {
  const script = 'cd "$1" && test -x "$2" && test -r "$3/lib" && test -r "$3/share/postgresql/postgres.bki"';
  const args = ['-c', script, 'sh', pgDataParent, binaries.postgres, binaries.native];
  return spawnSync('/bin/sh', args, { ...account, cwd: path.parse(pgDataParent).root, stdio: 'ignore' }).status === 0;
}

function boundingCapabilities(): string[] {
  if (process.platform !== 'linux') return [];
  const bits = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const bounding = BigInt(`0x${bits}`);
  return CAPABILITIES.filter(([bit]) => ((bounding >> bit) & 1n) === 1n).map(([, name]) => name);
}

/** BusyBox has a `setpriv` too, without this option. */
function canTieToParent(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', [...TIE_TO_PARENT, 'true'], { stdio: 'ignore' }).status === 0;
}
