import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../../cases/case.entity.js';
import { blocked } from '../../platform/http/coded-error.js';
import type { PlanBlocker } from '../domain/plan-blocker.js';
import type { PlanMachineFacts } from '../domain/plan-checks.js';
import { decidePlanEvent, type PlanEffect } from '../domain/plan-machine.js';
import { isDerived } from '../domain/plan-origin.js';
import type { PlanEventPayload, PlanEventType, PlanState } from '../domain/plan-transitions.js';
import type { LedgerTx } from '../ledger/ledger-tx.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** What the ledger knows about a plan that the machine asks for. */
export interface PlanFigures {
  instalmentFaults?: readonly PlanBlocker[];
  /** Outstanding on its lines, in fen. */
  outstandingFen?: number;
  shortfallBeyondGraceFen?: number;
  /** Outstanding on its instalments that are due after today, in fen. */
  notYetDueFen?: number;
  closesGap?: boolean;
}

const IN_FORCE: readonly PlanState[] = ['agreed', 'defaulted'];

/** The only writer of a plan's state: asks the pure machine and writes what it decided. */
@Injectable()
export class PlanEvents {
  /**
   * Fires one event; the caller brings about the effects that are returned.
   * @param told what the timeline tells beside the plan and its states
   * @throws CodedError 422 with every blocker
   */
  async fire(
    tx: LedgerTx, plan: RepaymentPlan, event: PlanEventType, figures: PlanFigures, payload: PlanEventPayload = {}, told: Record<string, unknown> = {},
  ): Promise<readonly PlanEffect[]> {
    const decision = decidePlanEvent(plan.state, event, await this.facts(tx.m, tx.kase, plan, figures), payload);
    if (!decision.ok) throw blocked(decision.blockers.map((blocker) => ({ ...blocker })));
    const from = plan.state;
    plan.state = decision.to;
    plan.version += 1;
    await tx.m.update(RepaymentPlan, { id: plan.id }, { state: plan.state, version: plan.version });
    await tx.record(`plan.${event}`, { planId: plan.id, revision: plan.revision, enforceability: plan.enforceability, from, to: plan.state, ...told });
    return decision.effects;
  }

  async facts(m: EntityManager, kase: Case, plan: RepaymentPlan, figures: PlanFigures): Promise<PlanMachineFacts> {
    const all = await m.findBy(RepaymentPlan, { caseId: kase.id });
    return {
      caseState: kase.state,
      otherInForce: all.some((other) => other.id !== plan.id && IN_FORCE.includes(other.state)),
      // Only a granted request leaves its id on a plan.
      rescheduleGranted: plan.requestId !== null,
      newerAgreed: all.some((other) => (other.agreedSeq ?? 0) > (plan.agreedSeq ?? 0)),
      instalmentFaults: figures.instalmentFaults ?? [],
      outstandingFen: figures.outstandingFen ?? 0,
      shortfallBeyondGraceFen: figures.shortfallBeyondGraceFen ?? 0,
      accelerates: plan.accelerates,
      accelerated: plan.acceleratedOn !== null,
      notYetDueFen: figures.notYetDueFen ?? 0,
      derived: isDerived(plan.origin),
      closesGap: figures.closesGap ?? false,
    };
  }
}
