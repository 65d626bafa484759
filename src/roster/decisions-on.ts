import { type EntityManager, In } from 'typeorm';
import { peopleOf } from '../cases/task-force.query.js';
import { ClaimDecision } from './claim-decision.entity.js';
import type { ClaimDecisionView } from './roster.view.js';

/** Every decision on the claims, the last one first. @param inClear whether the reader works on the case */
export async function decisionsOn(m: EntityManager, claimIds: readonly string[], inClear: boolean): Promise<ClaimDecisionView[]> {
  const rows = await m.find(ClaimDecision, { where: { claimId: In([...claimIds]) }, order: { decidedAt: 'DESC', id: 'ASC' } });
  const people = await peopleOf(m, rows.map(({ decidedById }) => decidedById));
  return rows.map(({ claimId, verifiedFen, previousFen, disallowedReason, basis, documentIds, decidedById, decidedAt }) => ({
    claimId, verifiedFen, previousFen, disallowedReason, documentIds, basis: inClear ? basis : null, decidedBy: people.get(decidedById) ?? null, decidedAt: decidedAt.toISOString(),
  }));
}
