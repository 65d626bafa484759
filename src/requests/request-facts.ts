import type { EntityManager } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import type { RequestFacts } from './domain/request-checks.js';
import type { RequestKind } from './request-kind.js';
import type { Request } from './request.entity.js';

export interface RequestUnderDecision {
  request: Request;
  kase: Case;
  kind: RequestKind;
  /** Who decides, or who looks. */
  actorId: string;
}

/** What the machine asks about one request, as it is in the transaction. */
export async function requestFacts(m: EntityManager, { request, kase, kind, actorId }: RequestUnderDecision): Promise<RequestFacts> {
  const { role } = await m.findOneOrFail(User, { where: { id: request.askedById }, select: { id: true, role: true } });
  return {
    type: request.type,
    caseOpen: (openCaseStates as readonly string[]).includes(kase.state),
    requesterId: request.askedById,
    requesterIsSupervisor: role === 'supervisor',
    actorId,
    caseSupervisorId: kase.supervisorId,
    recordedById: (await kind.recordedBy?.(m, request.payload)) ?? null,
  };
}
