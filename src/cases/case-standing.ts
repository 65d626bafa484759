import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { forbidden } from '../platform/http/coded-error.js';
import type { Case } from './case.entity.js';
import { TaskForceMember } from './task-force-member.entity.js';

/** What a person is to a case, in rising order of what they may do. */
export const standings = ['onlooker', 'member', 'lead', 'supervisor'] as const;

export type Standing = (typeof standings)[number];

/**
 * Lead and member are of this case's task force; before there is one, any task-force user of the region stands in for it; a
 * supervisor may do what the lead may. The row itself must already be visible to the person.
 */
export async function standingOf(m: EntityManager, actor: Actor, kase: Pick<Case, 'id' | 'leadId'>): Promise<Standing> {
  if (actor.role === 'supervisor') return 'supervisor';
  if (actor.role !== 'taskForce') return 'onlooker';
  if (kase.leadId === null || kase.leadId === actor.id) return 'lead';
  return (await m.existsBy(TaskForceMember, { caseId: kase.id, userId: actor.id })) ? 'member' : 'onlooker';
}

export const atLeast = (standing: Standing, needed: Standing): boolean => standings.indexOf(standing) >= standings.indexOf(needed);

/** @throws CodedError 403 `notYourCase` */
export function requireStanding(standing: Standing, needed: Standing): void {
  if (!atLeast(standing, needed)) throw forbidden(needed === 'supervisor' ? 'supervisorOnly' : needed === 'lead' ? 'leadOnly' : 'notYourCase');
}
