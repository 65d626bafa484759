import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requireDocuments } from '../../cases/case-findings.service.js';
import { blocked, blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { planInForceOf } from '../../repayment/ledger/case-ledger.service.js';
import type { InstalmentDraft } from '../../repayment/domain/instalment-rules.js';
import { PlanInstalment } from '../../repayment/plans/plan-instalment.entity.js';
import { RepaymentPlan } from '../../repayment/plans/repayment-plan.entity.js';
import { RepaymentPlans } from '../../repayment/plans/repayment-plans.service.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';
import { instalmentChanges } from './instalment-changes.js';

/**
 * 调整履行方案: an agreed plan is never edited; a new revision takes its place, with these instalments and the clauses in force, or
 * one that was drafted before with clauses of its own.
 */
@Injectable()
export class RescheduleKind implements RequestKind {
  readonly type = 'reschedule';
  readonly fields = { required: ['planId'], optional: ['instalments', 'draftId', 'documentIds'] } as const;
  readonly asker = 'member';
  readonly states = ['coordinating', 'supervising'] as const;

  constructor(private readonly plans: RepaymentPlans, kinds: RequestKinds) {
    kinds.register(this);
  }

  check({ instalments, draftId }: RequestPayload): void {
    if ((instalments === undefined) === (draftId === undefined)) throw invalidField('instalments', 'instalmentsOrDraft');
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const { planId = '', documentIds = [] } = payload;
    await requireInForce(m, kase.id, planId);
    await requireDocuments(m, kase.id, documentIds);
    const instalments = await plannedOf(m, kase.id, payload);
    const faults = await this.plans.findFaults(m, kase.id, instalments, now);
    if (faults.length > 0) throw blocked(faults.map((fault) => ({ ...fault, overridable: false })));
    const old = await m.find(PlanInstalment, { where: { planId }, order: { dueOn: 'ASC', no: 'ASC' } });
    return { changes: instalmentChanges(old.map((row) => ({ ...row, dueOn: row.agreedDueOn ?? row.dueOn, outstandingFen: row.openFen })), instalments) };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    const { instalments, draftId, documentIds = [] } = request.payload;
    const grant = { requestId: request.id, reason: request.reason, documentIds };
    if (draftId === undefined) await this.plans.reschedule(tx, instalments ?? [], grant);
    else await this.plans.agreeRevision(tx, draftId, grant);
  }
}

async function requireInForce(m: EntityManager, caseId: string, planId: string): Promise<void> {
  if (!(await m.existsBy(RepaymentPlan, { id: planId, caseId }))) throw invalidField('planId', 'unknownPlan');
  const inForce = await planInForceOf(m, caseId);
  if (inForce?.id !== planId || (inForce.state !== 'agreed' && inForce.state !== 'defaulted')) throw blockedBy('planNotInForce', 'planId');
}

/** @throws CodedError 400 `unknownPlan`, 422 `planNoDraft` */
async function plannedOf(m: EntityManager, caseId: string, { instalments, draftId }: RequestPayload): Promise<readonly InstalmentDraft[]> {
  if (draftId === undefined) return instalments ?? [];
  const draft = await m.findOneBy(RepaymentPlan, { id: draftId, caseId });
  if (!draft) throw invalidField('draftId', 'unknownPlan');
  if (draft.state !== 'draft') throw blockedBy('planNoDraft', 'draftId');
  return m.find(PlanInstalment, { where: { planId: draftId }, order: { no: 'ASC' } });
}
