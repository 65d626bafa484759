import { findBlockers, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { planChecks, type PlanMachineFacts } from './plan-checks.js';
import { planMachine, type PlainPlanEffect, type PlanEventType, type PlanParty, type PlanState } from './plan-transitions.js';

/** See `PlainPlanEffect` for what each kind asks for. */
export type PlanEffect =
  | { readonly kind: PlainPlanEffect }
  | { readonly kind: 'notify'; readonly event: PlanEventType; readonly to: readonly PlanParty[] };

export type PlanDecision =
  | { readonly ok: true; readonly to: PlanState; readonly effects: readonly PlanEffect[] }
  | { readonly ok: false; readonly blockers: Blocker[] };

/** What a person may do with a plan in `state`; everything else follows by itself. */
export function possiblePlanEvents(state: PlanState, relation: 'none' | 'member' | 'lead' | 'supervisor'): PlanEventType[] {
  const mayAgree = relation === 'lead' || relation === 'supervisor';
  return mayAgree && planMachine.events.AGREE.from.includes(state) ? ['AGREE'] : [];
}

/** Decides one event of a plan: next state and effects, or everything that stands in the way. */
export function decidePlanEvent(state: PlanState, event: PlanEventType, facts: PlanMachineFacts): PlanDecision {
  const row = planMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers: Blocker[] = findBlockers(row.blockers, planChecks, { facts });
  if (blockers.length > 0) return { ok: false, blockers };
  const to = typeof row.to === 'string' && row.to !== 'same' ? row.to : state;
  const plain = row.also.map((kind): PlanEffect => ({ kind }));
  return { ok: true, to, effects: row.tells.length > 0 ? [...plain, { kind: 'notify', event, to: row.tells }] : plain };
}

/**
 * The events that the ledger's present state calls for, to be fired after every posting, in this order: completed when nothing
 * is outstanding, completion taken back by a reversal, a confirmed default cured when nothing is short any more.
 */
export function duePlanEvent(state: PlanState, facts: PlanMachineFacts): PlanEventType | null {
  const candidates: readonly PlanEventType[] = ['COMPLETE', 'UNCOMPLETE', 'CURE_DEFAULT'];
  return candidates.find((event) => decidePlanEvent(state, event, facts).ok) ?? null;
}
