import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { blocked, blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { planInForceOf } from '../../repayment/case-ledger.service.js';
import { PlanInstalment } from '../../repayment/plan-instalment.entity.js';
import { RepaymentPlan } from '../../repayment/repayment-plan.entity.js';
import { RepaymentPlans } from '../../repayment/repayment-plans.service.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestChange, RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';

/** Present by the kind's list of fields. */
type ReschedulePayload = Required<Pick<RequestPayload, 'planId' | 'instalments'>>;
type NewInstalment = ReschedulePayload['instalments'][number];

/** 调整履行方案: an agreed plan is never edited; a new revision with these instalments takes its place. */
@Injectable()
export class RescheduleKind implements RequestKind {
  readonly type = 'reschedule';
  readonly fields = { required: ['planId', 'instalments'] } as const;
  readonly asker = 'member';
  readonly states = ['coordinating', 'supervising'] as const;

  constructor(private readonly plans: RepaymentPlans, kinds: RequestKinds) {
    kinds.register(this);
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const { planId, instalments } = payload as ReschedulePayload;
    await requireInForce(m, kase.id, planId);
    const faults = await this.plans.findFaults(m, kase.id, instalments, now);
    if (faults.length > 0) throw blocked(faults.map((fault) => ({ ...fault, overridable: false })));
    const old = await m.find(PlanInstalment, { where: { planId }, order: { dueOn: 'ASC', no: 'ASC' } });
    return { changes: sideBySide(old.filter(({ openFen }) => openFen > 0), instalments) };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    await this.plans.reschedule(tx, (request.payload as ReschedulePayload).instalments);
  }
}

async function requireInForce(m: EntityManager, caseId: string, planId: string): Promise<void> {
  if (!(await m.existsBy(RepaymentPlan, { id: planId, caseId }))) throw invalidField('planId', 'unknownPlan');
  const inForce = await planInForceOf(m, caseId);
  if (inForce?.id !== planId || (inForce.state !== 'agreed' && inForce.state !== 'defaulted')) throw blockedBy('planNotInForce', 'planId');
}

/** What is still open of the old instalments beside the new ones, kind by kind in the order of their dates. */
function sideBySide(old: readonly PlanInstalment[], planned: readonly NewInstalment[]): RequestChange[] {
  const kinds = [...new Set([...old, ...planned].map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const before = old.filter((instalment) => instalment.kind === kind);
    const after = planned.filter((instalment) => instalment.kind === kind).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i): RequestChange => {
      const [was, becomes] = [before[i], after[i]];
      return {
        what: 'instalment', subjectId: was?.id ?? null, label: kind,
        before: was ? { dueOn: was.dueOn, amountFen: was.openFen } : null,
        after: becomes ? { dueOn: becomes.dueOn, amountFen: becomes.amountFen } : null,
      };
    });
  });
}
