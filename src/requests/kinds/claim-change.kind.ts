import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { RepaymentPlans } from '../../repayment/plans/repayment-plans.service.js';
import { RepaymentPreviews, type RevisionOutlook } from '../../repayment/plans/repayment-previews.service.js';
import { type ChangedDecision, ClaimDecisions } from '../../roster/claim-decisions.service.js';
import { Claim } from '../../roster/claim.entity.js';
import { decideClaims } from '../../roster/domain/claim-verdicts.js';
import { WorkerMoney } from '../../roster/worker-money.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestChange, RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';
import { instalmentChanges } from './instalment-changes.js';

/**
 * 更改核定: another amount for a claim that was decided. While a plan rests on it, a revision is drafted for the parties to agree on;
 * the plan in force goes on until then.
 */
@Injectable()
export class ClaimChangeKind implements RequestKind {
  readonly type = 'claimChange';
  readonly fields = { required: ['claimId'], optional: ['verifiedFen', 'disallowedReason'] } as const;
  readonly asker = 'member';

  constructor(
    private readonly decisions: ClaimDecisions,
    private readonly money: WorkerMoney,
    private readonly previews: RepaymentPreviews,
    private readonly plans: RepaymentPlans,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  check({ verifiedFen, disallowedReason }: RequestPayload): void {
    if ((verifiedFen === undefined) === (disallowedReason === undefined)) throw invalidField('verifiedFen', 'verifiedOrReason');
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const claim = await claimOf(m, kase.id, payload);
    if (claim.verifiedFen === null) throw blockedBy('claimNotDecided', 'claimId');
    if (claim.kind === 'additionalCompensation') throw blockedBy('claimByDecision', 'claimId');
    const paidFen = (await this.money.ofClaims(m, kase.id, [claim.id])).get(claim.id)?.paidFen ?? 0;
    const { verifiedFen, disallowedReason } = payload;
    const [verdict] = decideClaims([{ claimId: claim.id, verifiedFen, disallowedReason }], new Map([[claim.id, { ...claim, withdrawn: claim.withdrawnAt !== null, paidFen }]]), () => false);
    if (verdict && !verdict.ok) throw blockedBy(verdict.code, 'claimId');
    if (!verdict?.change) throw blockedBy('claimStandsSo', 'claimId');
    const { change } = verdict;
    const revision = await this.previews.claimChange(m, kase.id, claim.id, change.verifiedFen, now);
    return {
      changes: [
        changeOf(claim, 'verifiedFen', claim.verifiedFen, change.verifiedFen),
        ...(claim.disallowedReason === change.disallowedReason ? [] : [changeOf(claim, 'disallowedReason', claim.disallowedReason, change.disallowedReason)]),
        ...(revision ? [{ what: 'planRevision', subjectId: null, label: null, before: null, after: 'draft' }, ...instalmentsOf(revision)] : []),
      ],
    };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    const claim = await claimOf(tx.m, tx.kase.id, request.payload);
    const { verifiedFen, disallowedReason } = request.payload;
    const decision: ChangedDecision = disallowedReason === undefined ? { verifiedFen: verifiedFen ?? 0 } : { disallowedReason };
    await this.decisions.changeDecision(tx, claim.id, decision, request.id);
    await this.plans.openRevision(tx, { origin: 'claimChange', requestId: request.id, reason: request.reason });
  }
}

async function claimOf(m: EntityManager, caseId: string, payload: RequestPayload): Promise<Claim> {
  const claim = await m.findOneBy(Claim, { id: payload.claimId ?? '', caseId });
  if (!claim) throw invalidField('claimId', 'unknownClaim');
  return claim;
}

const changeOf = ({ id, kind }: Claim, what: string, before: RequestChange['before'], after: RequestChange['after']): RequestChange => ({ what, subjectId: id, label: kind, before, after });

const instalmentsOf = ({ before, after }: RevisionOutlook): RequestChange[] => instalmentChanges(before.map((instalment) => ({ ...instalment, id: null })), after);
