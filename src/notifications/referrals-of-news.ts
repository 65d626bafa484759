import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { referralScope } from '../referrals/referral-scope.js';
import type { Notification } from './notification.entity.js';

interface Known {
  id: string;
  caseId: string;
}

/** For a liaison, who sees no cases: the referral a message is about, else the newest of its case that the liaison may see. */
export async function referralsFor(m: EntityManager, actor: Actor, news: readonly Notification[]): Promise<(one: Notification) => string | null> {
  if (actor.role !== 'liaison') return () => null;
  const scope = referralScope(actor, 2);
  const known = await m.query<Known[]>(
    `SELECT r.id, r.case_id AS "caseId" FROM referrals r JOIN cases c ON c.id = r.case_id WHERE r.case_id = ANY($1::uuid[]) AND ${scope.sql} ORDER BY r.sent_at DESC, r.id`,
    [news.flatMap(({ caseId }) => caseId ?? []), ...scope.params],
  );
  return ({ caseId, data }) => {
    const named = [data['referralId'], data['subjectId']];
    return (known.find(({ id }) => named.includes(id)) ?? known.find((one) => one.caseId === caseId))?.id ?? null;
  };
}
