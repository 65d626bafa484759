import type { DataSource } from 'typeorm';
import { recoverAdministrator } from '../accounts/recover-administrator.js';
import { makeInitialPassword } from '../auth/initial-password.js';
import { CommandError } from './command-error.js';

/**
 * Gives an administrator a new password and says it.
 * @throws CommandError (1) when nobody of that name is an administrator
 */
export async function recover(dataSource: DataSource, username: string | undefined, now: Date, say: (line: string) => void): Promise<void> {
  const name = username?.trim().toLowerCase() ?? '';
  const password = makeInitialPassword();
  if (!(await recoverAdministrator(dataSource, { username: name, password, now }))) throw new CommandError(`${JSON.stringify(name)} is no administrator.`, 1);
  say('The account is active. The password has to be changed at the first sign-in; the audit log shows this recovery.');
  say(`  ${name}  ${password}`);
}
