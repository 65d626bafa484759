import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { type ChangedDecision, ClaimDecisions } from '../../roster/claim-decisions.service.js';
import { Claim } from '../../roster/claim.entity.js';
import { decideClaims } from '../../roster/domain/claim-verdicts.js';
import { WorkerMoney } from '../../roster/worker-money.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestChange, RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';

/** 更改核定: another amount for a claim that was decided, also while a plan rests on it. */
@Injectable()
export class ClaimChangeKind implements RequestKind {
  readonly type = 'claimChange';
  readonly fields = { required: ['claimId'], optional: ['verifiedFen', 'disallowedReason'] } as const;
  readonly asker = 'member';

  constructor(
    private readonly decisions: ClaimDecisions,
    private readonly money: WorkerMoney,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  check({ verifiedFen, disallowedReason }: RequestPayload): void {
    if ((verifiedFen === undefined) === (disallowedReason === undefined)) throw invalidField('verifiedFen', 'verifiedOrReason');
  }

  async preview({ m, kase }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const claim = await claimOf(m, kase.id, payload);
    if (claim.verifiedFen === null) throw blockedBy('claimNotDecided', 'claimId');
    const paidFen = (await this.money.ofClaims(m, kase.id, [claim.id])).get(claim.id)?.paidFen ?? 0;
    const { verifiedFen, disallowedReason } = payload;
    const [verdict] = decideClaims([{ claimId: claim.id, verifiedFen, disallowedReason }], new Map([[claim.id, { ...claim, withdrawn: claim.withdrawnAt !== null, paidFen }]]), false);
    if (verdict && !verdict.ok) throw blockedBy(verdict.code, 'claimId');
    if (!verdict?.change) throw blockedBy('claimStandsSo', 'claimId');
    const { change } = verdict;
    return {
      changes: [
        changeOf(claim, 'verifiedFen', claim.verifiedFen, change.verifiedFen),
        ...(claim.disallowedReason === change.disallowedReason ? [] : [changeOf(claim, 'disallowedReason', claim.disallowedReason, change.disallowedReason)]),
      ],
    };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    const claim = await claimOf(tx.m, tx.kase.id, request.payload);
    const { verifiedFen, disallowedReason } = request.payload;
    const decision: ChangedDecision = disallowedReason === undefined ? { verifiedFen: verifiedFen ?? 0 } : { disallowedReason };
    await this.decisions.changeDecision(tx, claim.id, decision, request.id);
  }
}

async function claimOf(m: EntityManager, caseId: string, payload: RequestPayload): Promise<Claim> {
  const claim = await m.findOneBy(Claim, { id: payload.claimId ?? '', caseId });
  if (!claim) throw invalidField('claimId', 'unknownClaim');
  return claim;
}

const changeOf = ({ id, kind }: Claim, what: string, before: RequestChange['before'], after: RequestChange['after']): RequestChange => ({ what, subjectId: id, label: kind, before, after });
