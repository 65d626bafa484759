import { Injectable } from '@nestjs/common';
import { Brackets, type EntityManager } from 'typeorm';
import { overlapsRegion } from '../auth/region-sql.js';
import type { Actor } from '../auth/roles.js';
import { SessionService } from '../auth/session.service.js';
import { User } from '../auth/user.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, type Page, decodeCursor, toPage } from '../platform/http/page.js';
import type { AccountView, PersonRowView, UserListQuery } from './accounts.dto.js';

/** Whom the caller may name or refer to; for administrators, every account. */
@Injectable()
export class AccountList {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Task force and supervisors see active people whose region lies within theirs or covers it (a county names the city's
   * supervisor); liaisons those of their department, to whom they assign.
   */
  async list(actor: Actor, query: UserListQuery): Promise<Page<PersonRowView | AccountView>> {
    const m = this.transactions.reader;
    const administers = actor.role === 'administrator';
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, 2);
    const found = m.createQueryBuilder(User, 'u').orderBy('u.name').addOrderBy('u.id').take(limit + 1);
    if (!administers) found.where(`u.state = 'active' AND u.role IN ('taskForce', 'supervisor', 'liaison')`);
    else if (query.state) found.where('u.state = :state', { state: query.state });
    if (actor.role === 'liaison') found.andWhere(`u.role = 'liaison' AND u.departmentId = :departmentId`, { departmentId: actor.departmentId });
    else if (!administers) found.andWhere(overlapsRegion('u.region_code', ':region'), { region: actor.regionCode });
    if (query.role) found.andWhere('u.role = :role', { role: query.role });
    if (query.q) {
      const like = `%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      found.andWhere(new Brackets((any) => {
        any.where('lower(u.name) LIKE :like', { like });
        if (administers) any.orWhere('u.username LIKE :like');
      }));
    }
    if (cursor) found.andWhere('(u.name, u.id::text) > (:afterName, :afterId)', { afterName: String(cursor[0]), afterId: String(cursor[1]) });
    const page = toPage(await found.getMany(), limit, (user) => [user.name, user.id], (user) => user);
    if (!administers) return { ...page, items: page.items.map(personRow) };
    return { ...page, items: await this.accountViews(m, page.items) };
  }

  /** Accounts as administrators see them, in the given order. */
  async accountViews(m: EntityManager, users: readonly User[]): Promise<AccountView[]> {
    const locks = await this.sessions.locksOf(m, users.map(({ username }) => username));
    return users.map((user) => ({
      ...personRow(user),
      username: user.username,
      state: user.state,
      version: user.version,
      mustChangePassword: user.mustChangePassword,
      lockedUntil: locks.get(user.username)?.toISOString() ?? null,
      createdById: user.createdById,
      proposedById: user.proposedById,
      createdAt: user.createdAt.toISOString(),
    }));
  }
}

function personRow({ id, name, role, regionCode, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer }: User): PersonRowView {
  return { id, name, role, regionCode, departmentId, isRegionLeader, isDepartmentHead, isDutyOfficer };
}
