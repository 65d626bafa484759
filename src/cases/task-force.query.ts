import { type EntityManager, In } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { Case } from './case.entity.js';
import type { PersonView, TaskForceView } from './case.view.js';
import { TaskForceMember } from './task-force-member.entity.js';

/** Who works on a case. */
export async function taskForceOf(m: EntityManager, kase: Case): Promise<TaskForceView> {
  const rows = await m.find(TaskForceMember, { where: { caseId: kase.id }, order: { since: 'ASC', userId: 'ASC' } });
  const people = await peopleOf(m, [...rows.map((row) => row.userId), kase.leadId, kase.supervisorId]);
  const person = (id: string | null): PersonView | null => (id === null ? null : (people.get(id) ?? null));
  return {
    lead: person(kase.leadId),
    members: rows.filter((row) => row.part === 'member').flatMap((row) => person(row.userId) ?? []),
    supervisor: person(kase.supervisorId),
  };
}

/** The names behind ids; null and what nobody has are left out. */
export async function peopleOf(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, PersonView>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const users = known.length === 0 ? [] : await m.find(User, { where: { id: In(known) }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}
