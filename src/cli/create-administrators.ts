import type { DataSource } from 'typeorm';
import { USERNAME } from '../accounts/domain/username.js';
import { type FirstAdministrator, createFirstAdministrators } from '../accounts/first-administrators.js';
import { makeInitialPassword } from '../auth/initial-password.js';
import { passwordFault } from '../auth/passwords.js';
import { CommandError } from './command-error.js';

export interface AdministratorsWanted {
  regionCode: string | undefined;
  /** `username` or `username:姓名`, two of them. */
  people: readonly string[];
  /** Two lines from standard input; null: they are made up and said once. */
  passwords: readonly string[] | null;
}

type Pair = readonly [FirstAdministrator, FirstAdministrator];

/**
 * Reads what was asked for.
 * @throws CommandError saying what to write instead
 */
export function readAdministrators({ regionCode, people, passwords }: AdministratorsWanted): { people: Pair; regionCode: string } {
  if (!/^[1-9]\d{5}$/.test(regionCode ?? '')) throw new CommandError('Say for which region: --region 640300 (six digits).');
  const [first, second, ...more] = people.map((text, i) => readPerson(text, passwords === null ? makeInitialPassword() : (passwords[i] ?? '')));
  if (!first || !second || more.length > 0) throw new CommandError('Name exactly two people: the first two administrators are made together.');
  if (first.username === second.username) throw new CommandError('The two need different user names.');
  if (first.password === second.password) throw new CommandError('The two need different passwords.');
  return { people: [first, second], regionCode: regionCode ?? '' };
}

function readPerson(text: string, password: string): FirstAdministrator {
  const [given = '', ...rest] = text.split(':');
  const username = given.trim().toLowerCase();
  if (!USERNAME.test(username)) throw new CommandError(`${JSON.stringify(given)} is no user name: use 2 to 50 letters, digits, dots, dashes or underscores.`);
  if (passwordFault(password, username)) throw new CommandError(`The password of ${username} is missing or too weak: at least 10 characters of three kinds, without the user name.`);
  return { username, name: rest.join(':').trim() || username, password };
}

/**
 * Makes the first two administrators and says their passwords, unless they came from standard input.
 * @throws CommandError (1) when an administrator exists or a user name is taken
 */
export async function createAdministrators(dataSource: DataSource, wanted: AdministratorsWanted, now: Date, say: (line: string) => void): Promise<void> {
  const { people, regionCode } = readAdministrators(wanted);
  const outcome = await createFirstAdministrators(dataSource, people, { regionCode, now });
  if (outcome === 'administratorExists') throw new CommandError('There is an administrator already. Administrators make and approve others in the program.', 1);
  if (outcome === 'usernameTaken') throw new CommandError('One of the user names is taken; choose others.', 1);
  say('Two administrators were made. They have to change their passwords at the first sign-in.');
  if (wanted.passwords === null) for (const { username, password } of people) say(`  ${username}  ${password}`);
}
