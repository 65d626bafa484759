import { type EntityManager, In } from 'typeorm';
import { isWithinRegion } from '../auth/region.js';
import type { Role } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { walledOff } from './case-scope.js';
import type { Case } from './case.entity.js';

export interface PersonForCase {
  role: Role;
  /** Related to the employer, and so kept from the case. */
  walled: boolean;
}

/** Those of the people who are active and whose region covers the case, by id. */
export async function findPeopleForCase(m: EntityManager, kase: Pick<Case, 'id' | 'regionCode'>, ids: readonly string[]): Promise<Map<string, PersonForCase>> {
  const users = await m.findBy(User, { id: In([...ids]), state: 'active' });
  const walled = new Set(await walledOff(m, kase.id, ids));
  return new Map(users.filter((user) => isWithinRegion(kase.regionCode, user.regionCode)).map(({ id, role }) => [id, { role, walled: walled.has(id) }]));
}
