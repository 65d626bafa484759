import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { User } from '../../auth/user.entity.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { type Standing, standingOf } from '../../cases/case-standing.js';
import { relationOf } from '../../cases/case-transitions.service.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { addFen } from '../domain/fen-sum.js';
import { instalmentOn } from '../domain/instalment-balances.js';
import { possiblePlanEvents } from '../domain/plan-machine.js';
import { isDerived } from '../domain/plan-origin.js';
import type { PlanState, PlanUserEvent } from '../domain/plan-transitions.js';
import { isRowNumber, readCursor } from '../../platform/http/cursor-keys.js';
import { priorityGroups } from './plan-drafts.js';
import { PlanEnforcements } from './plan-enforcements.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { RepaymentPlan } from './repayment-plan.entity.js';
import { RepaymentPlans } from './repayment-plans.service.js';
import type { AccelerationView, EnforcementView, InstalmentView, PlanPageView, PlanView } from './repayment-plans.view.js';

const MAX_REVISION = 2_147_483_647;

/** Shows plans with what was paid into them. */
@Injectable()
export class RepaymentPlansReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: RepaymentPlans,
    private readonly enforcements: PlanEnforcements,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** The plans of a case, the newest revision first. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<PlanPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const [before] = readCursor<[number]>(cursor, isRowNumber) ?? [MAX_REVISION];
    const rows = await m.createQueryBuilder(RepaymentPlan, 'p').where('p.caseId = :caseId AND p.revision < :before', { caseId, before })
      .orderBy('p.revision', 'DESC').limit(limit + 1).getMany();
    const views = await this.views(m, rows, await standingOf(m, actor, kase));
    return toPage(views, limit, ({ revision }) => [revision], (view) => view);
  }

  /** @throws CodedError 404 */
  async show(actor: Actor, planId: string): Promise<PlanView> {
    const m = this.transactions.reader;
    const plan = await this.plans.visiblePlan(m, actor, planId);
    const kase = await findVisibleCase(m, actor, plan.caseId);
    const [view] = await this.views(m, [plan], await standingOf(m, actor, kase));
    if (!view) throw new Error('A plan that was read has no view');
    return view;
  }

  private async views(m: EntityManager, plans: readonly RepaymentPlan[], standing: Standing): Promise<PlanView[]> {
    const today = this.time.dateOf(this.clock.now());
    const ids = plans.map(({ id }) => id);
    const rows = await m.find(PlanInstalment, { where: { planId: In(ids) }, order: { no: 'ASC' } });
    const groups = await priorityGroups(m, ids);
    const enforcements = await this.enforcements.viewsOf(m, plans);
    const declarers = await m.find(User, { where: { id: In(plans.flatMap(({ acceleratedById }) => acceleratedById ?? [])) }, select: { id: true, name: true } });
    return plans.map((plan) => {
      const own = rows.filter(({ planId }) => planId === plan.id);
      const sum = (amountOf: (row: PlanInstalment) => number): number => own.reduce((total, row) => addFen(total, amountOf(row)), 0);
      return {
        id: plan.id, caseId: plan.caseId, revision: plan.revision, state: plan.state, version: plan.version, origin: plan.origin, reason: plan.reason, requestId: plan.requestId,
        accelerates: plan.accelerates, enforceability: plan.enforceability, enforcement: enforcements.get(plan.id) as EnforcementView, allocationOrder: plan.allocationOrder, graceWorkingDays: plan.graceWorkingDays,
        priority: groups.get(plan.id) ?? [], acceleration: toAcceleration(plan, declarers), amountFen: sum((row) => row.amountFen), paidFen: sum((row) => row.paidFen),
        outstandingFen: sum((row) => row.openFen), createdById: plan.createdById, createdAt: plan.createdAt.toISOString(), agreedById: plan.agreedById,
        agreedAt: plan.agreedAt?.toISOString() ?? null, documentIds: plan.documentIds, instalments: own.map((row) => toInstalmentView(row, plan.state, today)),
        possibleEvents: possibleEvents(plan, standing),
      };
    });
  }
}

/** What the clause and the declaration rule out by themselves is not offered. */
function possibleEvents({ state, origin, accelerates, acceleratedOn }: RepaymentPlan, standing: Standing): PlanUserEvent[] {
  const sensible: Record<PlanUserEvent, boolean> = {
    AGREE: true, REDRAFT: isDerived(origin), DISCARD: true, DECLARE_ACCELERATION: accelerates && acceleratedOn === null, REVOKE_ACCELERATION: acceleratedOn !== null,
  };
  return possiblePlanEvents(state, relationOf(standing)).filter((event) => sensible[event]);
}

function toAcceleration({ acceleratedOn, acceleratedById, accelerationReason }: RepaymentPlan, people: readonly Pick<User, 'id' | 'name'>[]): AccelerationView | null {
  if (acceleratedOn === null) return null;
  const person = people.find(({ id }) => id === acceleratedById);
  return { declaredOn: acceleratedOn, declaredBy: person ? { id: person.id, name: person.name } : null, reason: accelerationReason ?? '' };
}

/** An instalment as it stands on `today`; of a draft nothing is outstanding yet, so it is upcoming, whatever its date. */
export function toInstalmentView(row: PlanInstalment, planState: PlanState, today: string): InstalmentView {
  const { id, planId, no, kind, dueOn: fallsDueOn, agreedDueOn, amountFen, paidFen, openFen, settledOn } = row;
  const standing = instalmentOn(today, fallsDueOn, openFen);
  return {
    id, planId, no, kind, dueOn: agreedDueOn ?? fallsDueOn, fallsDueOn, amountFen, paidFen, outstandingFen: openFen, settledOn, ...standing,
    state: planState === 'draft' || planState === 'discarded' ? 'upcoming' : standing.state,
  };
}
