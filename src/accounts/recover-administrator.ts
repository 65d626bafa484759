import type { DataSource } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { hashPassword } from '../auth/passwords.js';
import { Session } from '../auth/session.entity.js';
import { User } from '../auth/user.entity.js';
import { lockAccounts } from './account-lock.js';

/**
 * Gives an administrator a new password from the command line, for when too few others are left to approve it. Whoever runs it
 * already holds the database; that it was done stands in the audit log.
 * @returns whether there is such an administrator
 */
export async function recoverAdministrator(dataSource: DataSource, { username, password, now }: { username: string; password: string; now: Date }): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return dataSource.transaction(async (m) => {
    await lockAccounts(m);
    const user = await m.findOne(User, { where: { username, role: 'administrator' }, lock: { mode: 'for_no_key_update' } });
    if (!user) return false;
    await m.update(User, { id: user.id }, { passwordHash, mustChangePassword: true, state: 'active', proposedById: null, version: user.version + 1 });
    await m.delete(Session, { userId: user.id });
    await new AuditTrail().append(m, { chain: SYSTEM_CHAIN, at: now, actorId: null, action: 'account.recovered', details: { userId: user.id, before: user.state } });
    return true;
  });
}
