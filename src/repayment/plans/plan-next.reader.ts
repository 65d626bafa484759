import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { standingOf } from '../../cases/case-standing.js';
import { relationOf, toBlockerView } from '../../cases/case-transitions.service.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { currentContext } from '../../platform/observe/request-context.js';
import { Clock } from '../../platform/time/clock.js';
import { previewPlanEvents } from '../domain/plan-machine.js';
import { PlanAcceleration } from './plan-acceleration.js';
import { PlanEvents } from './plan-events.service.js';
import { RepaymentPlans } from './repayment-plans.service.js';
import type { PlanNextView } from './repayment-plans.view.js';

/** Tells what the caller could do with a plan now, and what is still missing for it. */
@Injectable()
export class PlanNextReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: RepaymentPlans,
    private readonly events: PlanEvents,
    private readonly acceleration: PlanAcceleration,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, planId: string): Promise<PlanNextView> {
    const m = this.transactions.reader;
    const plan = await this.plans.visiblePlan(m, actor, planId);
    const kase = await findVisibleCase(m, actor, plan.caseId);
    const relation = relationOf(await standingOf(m, actor, kase));
    const now = this.clock.now();
    const instalmentFaults = plan.state === 'draft' ? await this.plans.findFaultsOf(m, plan, now) : [];
    const figures = { ...(await this.acceleration.figures(m, plan, now)), instalmentFaults, closesGap: await this.plans.closesGap(m, plan, now) };
    const events = previewPlanEvents(plan.state, relation, await this.events.facts(m, kase, plan, figures));
    const locale = currentContext()?.locale;
    return {
      events: events.map(({ type, blockers }) => ({
        type,
        allowed: blockers.length === 0,
        blockers: blockers.map(toBlockerView).map(({ code, params, path, overridable }) => ({ code, message: this.catalogue.render(code, params, locale), path: path ?? null, overridable })),
      })),
    };
  }
}
