import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { type CaseScope, caseScope, notWalledOff } from '../cases/case-scope.js';
import { notFound } from '../platform/http/coded-error.js';
import { Referral } from './referral.entity.js';

/**
 * The referrals a person may know of, as a condition on rows `r` of `referrals` joined with `c` of `cases`: a liaison those that
 * lie with the own department, the others those of the cases they see; nobody those of an employer they are related to.
 * @param from the number of the first free parameter
 */
export function referralScope(actor: Actor, from = 1): CaseScope {
  if (actor.role !== 'liaison') return caseScope(actor, from);
  if (actor.departmentId === null) return { sql: 'FALSE', params: [] };
  return { sql: `r.department_id = $${from} AND ${notWalledOff(`$${from + 1}`)}`, params: [actor.departmentId, actor.id] };
}

/**
 * The referral, if the person may know of it.
 * @throws CodedError 404
 */
export async function findVisibleReferral(m: EntityManager, actor: Actor, referralId: string): Promise<Referral> {
  if (!isUUID(referralId)) throw notFound();
  const scope = referralScope(actor, 2);
  const [visible] = await m.query<unknown[]>(
    `SELECT 1 FROM referrals r JOIN cases c ON c.id = r.case_id WHERE r.id = $1 AND ${scope.sql}`,
    [referralId, ...scope.params],
  );
  const referral = visible ? await m.findOneBy(Referral, { id: referralId }) : null;
  if (!referral) throw notFound();
  return referral;
}
