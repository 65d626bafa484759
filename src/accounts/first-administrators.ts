import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { hashPassword } from '../auth/passwords.js';
import { User } from '../auth/user.entity.js';
import { lockAccounts } from './account-lock.js';

export interface FirstAdministrator {
  /** Lower case, after `USERNAME`. */
  username: string;
  name: string;
  password: string;
}

/**
 * Makes the two administrators of an installation that has none: from then on, one needs the other. They have to change their
 * passwords at the first sign-in.
 * @returns `administratorExists` or `usernameTaken` when nothing was made, else `made`
 */
export async function createFirstAdministrators(
  dataSource: DataSource,
  people: readonly [FirstAdministrator, FirstAdministrator],
  { regionCode, now }: { regionCode: string; now: Date },
): Promise<'made' | 'administratorExists' | 'usernameTaken'> {
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  return dataSource.transaction(async (m) => {
    await lockAccounts(m);
    if (await m.existsBy(User, { role: 'administrator' })) return 'administratorExists';
    for (const { username } of people) if (await m.existsBy(User, { username })) return 'usernameTaken';
    const users = people.map(({ username, name }, i) => ({
      id: randomUUID(), username, name, role: 'administrator' as const, regionCode, departmentId: null, isRegionLeader: false,
      isDepartmentHead: false, isDutyOfficer: false, passwordHash: hashes[i] ?? '', mustChangePassword: true, state: 'active' as const,
      createdById: null, proposedById: null, createdAt: now, version: 1,
    }));
    await m.insert(User, users);
    await new AuditTrail().append(m, {
      chain: SYSTEM_CHAIN, at: now, actorId: null, action: 'account.firstAdministrators', details: { userIds: users.map(({ id }) => id), regionCode },
    });
    return 'made';
  });
}
