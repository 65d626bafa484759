import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { currentContext } from '../../platform/observe/request-context.js';
import { Clock } from '../../platform/time/clock.js';
import type { RouteStanding, RouteStandings } from '../../statutory/domain/paper-route.js';
import { paperRoutesOf } from '../../statutory/paper-routes.js';
import { planEnforcement, type PlanEnforcement } from '../domain/plan-enforcement.js';
import type { RepaymentPlan } from './repayment-plan.entity.js';
import type { EnforcementRouteView, EnforcementView } from './repayment-plans.view.js';

/** Tells how enforceable the plans of a case are, out of the legal events of the case: nothing of it is stored with the plan. */
@Injectable()
export class PlanEnforcements {
  constructor(
    private readonly time: OfficeTime,
    private readonly clock: Clock,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** By the plan's id; of one case. */
  async viewsOf(m: EntityManager, plans: readonly RepaymentPlan[]): Promise<Map<string, EnforcementView>> {
    const [first] = plans;
    const routes = first ? await this.routesOf(m, first.caseId) : new Map<string, RouteStandings>();
    return new Map(plans.map((plan) => [plan.id, this.view(plan, routes.get(plan.id) ?? null)]));
  }

  async routesOf(m: EntityManager, caseId: string): Promise<Map<string, RouteStandings>> {
    return paperRoutesOf(m, caseId, this.time.dateOf(this.clock.now()), (at) => this.time.dateOf(at));
  }

  enforcementOf({ state, enforceability, agreedAt }: RepaymentPlan, routes: RouteStandings | null): PlanEnforcement {
    return planEnforcement({ state, enforceability, agreedOn: agreedAt && this.time.dateOf(agreedAt), routes });
  }

  private view(plan: RepaymentPlan, routes: RouteStandings | null): EnforcementView {
    const { now, since, basis, todo } = this.enforcementOf(plan, routes);
    const locale = currentContext()?.locale;
    return {
      now, since, basis: basis && { ...basis }, confirmation: toRoute(routes?.confirmation), review: toRoute(routes?.review),
      todo: todo.map(({ code, on }) => ({ code, message: this.catalogue.render(`enforcementTodo.${code}`, { on: on ?? '' }, locale) })),
    };
  }
}

const toRoute = (standing: RouteStanding | undefined): EnforcementRouteView | null => (standing ? { ...standing, documentIds: [...standing.documentIds] } : null);
