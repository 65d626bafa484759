import { findBlockers, missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { readPayload, type PayloadReading } from '../../platform/machine/payload.js';
import { planChecks, type PlanMachineFacts } from './plan-checks.js';
import {
  planEventFields, planMachine, planUserEvents, type PlainPlanEffect, type PlanEventPayload, type PlanEventType, type PlanParty, type PlanState, type PlanUserEvent,
} from './plan-transitions.js';

/** See `PlainPlanEffect` for what each kind asks for. */
export type PlanEffect =
  | { readonly kind: PlainPlanEffect }
  | { readonly kind: 'notify'; readonly event: PlanEventType; readonly to: readonly PlanParty[] };

export type PlanDecision =
  | { readonly ok: true; readonly to: PlanState; readonly effects: readonly PlanEffect[] }
  | { readonly ok: false; readonly blockers: Blocker[] };

export type PlanRelation = 'none' | 'member' | 'lead' | 'supervisor';

/** The shape (400) of what an event carries. */
export function readPlanPayload<E extends PlanEventType>(event: E, raw: unknown): PayloadReading<(typeof planEventFields)[E]> {
  return readPayload(planEventFields[event], raw);
}

/** The supervisor may do what the lead may. */
export function mayFirePlanEvent(event: PlanUserEvent, relation: PlanRelation): boolean {
  const { who } = planMachine.events[event];
  return relation === 'supervisor' || (relation === 'lead' && who === 'lead');
}

/** What a person may do with a plan in `state`, what stands in the way aside; everything else follows by itself. */
export function possiblePlanEvents(state: PlanState, relation: PlanRelation): PlanUserEvent[] {
  return planUserEvents.filter((event) => mayFirePlanEvent(event, relation) && planMachine.events[event].from.includes(state));
}

/** Decides one event of a plan: next state and effects, or everything that stands in the way. */
export function decidePlanEvent(state: PlanState, event: PlanEventType, facts: PlanMachineFacts, payload: PlanEventPayload = {}): PlanDecision {
  const row = planMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers: Blocker[] = [...missingFields(row, payload), ...findBlockers(row.blockers, planChecks, { facts })];
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

/** What stands in the way of what a person could do now, a missing reason aside. */
export function previewPlanEvents(state: PlanState, relation: PlanRelation, facts: PlanMachineFacts): { type: PlanUserEvent; blockers: Blocker[] }[] {
  return possiblePlanEvents(state, relation).map((type) => ({ type, blockers: findBlockers(planMachine.events[type].blockers, planChecks, { facts }) }));
}
