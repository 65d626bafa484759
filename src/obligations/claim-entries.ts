import { type EntityManager, In } from 'typeorm';
import { Request } from '../requests/request.entity.js';
import { ClaimDecision } from '../roster/claim-decision.entity.js';
import type { Claim } from '../roster/claim.entity.js';
import { entry, type ObligationEntry } from './domain/obligation-entry.js';

/** How these claims came about, what was decided about each and why, and which were withdrawn. */
export async function claimEntries(m: EntityManager, claims: readonly Claim[]): Promise<ObligationEntry[]> {
  const decisions = await m.findBy(ClaimDecision, { claimId: In(claims.map(({ id }) => id)) });
  const requests = await m.findBy(Request, { id: In(decisions.flatMap(({ requestId }) => requestId ?? [])) });
  const asked = new Map(requests.map((request) => [request.id, request]));
  return [
    ...claims.map(({ id, createdAt, createdById, claimedFen }) => entry({ claimId: id, type: 'claimed', at: createdAt, byId: createdById, amountFen: claimedFen, subjectId: id })),
    ...decisions.map(({ id, claimId, verifiedFen, disallowedReason, basis, documentIds, requestId, decidedById, decidedAt }) => {
      const request = asked.get(requestId ?? '');
      return entry({
        claimId, type: disallowedReason === null ? 'decided' : 'disallowed', at: decidedAt, byId: decidedById, amountFen: verifiedFen, reason: disallowedReason ?? basis ?? request?.reason ?? null,
        documentIds: request ? documentsOf(request) : documentIds, requestId, subjectId: id,
      });
    }),
    ...claims.flatMap(({ id, withdrawnAt, withdrawnReason }) => (withdrawnAt ? [entry({ claimId: id, type: 'withdrawn', at: withdrawnAt, reason: withdrawnReason, subjectId: id })] : [])),
  ];
}

const documentsOf = ({ payload }: Request): readonly string[] => ('documentIds' in payload ? (payload.documentIds as readonly string[] | undefined) : undefined) ?? [];
