import { atLeast, type Standing } from '../../cases/case-standing.js';
import type { CaseState } from '../../cases/domain/vocabulary.js';
import type { PlanState } from '../domain/plan-transitions.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';
import { PLAN_STATES } from '../plans/repayment-plans.service.js';
import { CHECK_STATES } from '../supervision/supervision-checks.service.js';

/** What a row of the board offers to do. */
export const boardActions = ['recordPayment', 'importPayments', 'draftPlan', 'requestReschedule', 'recordCheck'] as const;
export type BoardAction = (typeof boardActions)[number];

export interface BoardActionFacts {
  state: CaseState;
  standing: Standing;
  /** Of the plan in force; null without one. */
  planState: PlanState | null;
  unplannedFen: number;
}

/** What somebody of that standing can do on a case now; what else stands in the way is told when it is tried. */
export function possibleActions({ state, standing, planState, unplannedFen }: BoardActionFacts): BoardAction[] {
  const can = (needed: Standing, states: readonly CaseState[]): boolean => atLeast(standing, needed) && states.includes(state);
  const planRuns = planState === 'agreed' || planState === 'defaulted';
  return [
    ...(can('supervisor', PAYMENT_STATES) ? (['recordPayment', 'importPayments'] as const) : []),
    ...(can('member', PLAN_STATES) && unplannedFen > 0 ? (['draftPlan'] as const) : []),
    ...(can('member', PLAN_STATES) && planRuns ? (['requestReschedule'] as const) : []),
    ...(can('lead', CHECK_STATES) ? (['recordCheck'] as const) : []),
  ];
}
