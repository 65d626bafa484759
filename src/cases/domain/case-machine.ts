import { findBlockers, missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { readPayload, type PayloadReading } from '../../platform/machine/payload.js';
import { caseChecks } from './case-blockers.js';
import { effectsOf, type CaseEffect } from './case-effects.js';
import { caseEventFields, caseEventTypes, type CaseEventPayload, type CaseEventType } from './case-events.js';
import type { CaseFacts } from './case-facts.js';
import { judgeOverrides, type Override } from './case-override.js';
import { advancingEvents, caseMachine, type CaseRow, type CaseWho } from './case-transitions.js';
import { openCaseStates, type CaseState } from './vocabulary.js';

/** What somebody is to one case. Before there is a task force, a taskForce user of the region stands as `lead`. */
export type CaseRelation = 'none' | CaseWho;

export interface CaseCommand<E extends CaseEventType = CaseEventType> {
  readonly state: CaseState;
  readonly event: E;
  readonly payload: CaseEventPayload<E>;
  readonly facts: CaseFacts;
  readonly override?: readonly Override[];
  /** Who commands; only a supervisor's overrides count. That the event is theirs to fire was asked before (`mayFire`). */
  readonly relation: CaseRelation;
  readonly now: Date;
}

export type CaseDecision =
  | { readonly ok: true; readonly to: CaseState; readonly effects: readonly CaseEffect[]; readonly overridden: readonly Override[] }
  | { readonly ok: false; readonly blockers: Blocker[] };

/** What an event would need and do now, for the checklist: asked before anybody has filled in its fields. */
export interface CaseEventPreview {
  readonly type: CaseEventType;
  /** True when nothing recorded stands in the way; the fields the event carries are still to be filled in. */
  readonly allowed: boolean;
  readonly blockers: Blocker[];
  readonly to: CaseState | null;
  readonly effects: readonly CaseEffect[];
}

/**
 * The shape (400) of what an event carries; for the rules (422) see `decideCaseEvent`.
 * @param raw the command's `payload` as it came in
 */
export function readCasePayload<E extends CaseEventType>(event: E, raw: unknown): PayloadReading<(typeof caseEventFields)[E]> {
  return readPayload(caseEventFields[event], raw);
}

/** Whether the event is theirs to fire: the lead is a member, the supervisor may do what the lead may. */
export function mayFire(event: CaseEventType, relation: CaseRelation): boolean {
  const rank: Readonly<Record<CaseRelation, readonly CaseWho[]>> = {
    none: [],
    member: ['member'],
    lead: ['member', 'lead'],
    supervisor: ['member', 'lead', 'supervisor'],
    grantedRequest: ['grantedRequest'],
  };
  return rank[relation].includes(caseMachine.events[event].who);
}

/** The events the table knows in `state` for somebody who is `relation` to the case, in the table's order. */
export function possibleCaseEvents(state: CaseState, relation: CaseRelation): CaseEventType[] {
  return caseEventTypes.filter((event) => caseMachine.events[event].from.includes(state) && mayFire(event, relation));
}

/**
 * Decides one event: the next state with its effects as data, or everything that stands in the way at once. Changes nothing.
 * An event the state does not know is answered by that alone.
 */
export function decideCaseEvent<E extends CaseEventType>(command: CaseCommand<E>): CaseDecision {
  const { state, event, payload, facts, now } = command;
  const row = caseMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const found: Blocker[] = [...missingFields(row, payload), ...findBlockers(row.blockers, caseChecks, { facts, payload, now })];
  const { standing, overridden } = judgeOverrides(found, command.override ?? [], command.relation === 'supervisor');
  const to = targetState(row, state, facts);
  if (standing.length > 0 || to === null) return { ok: false, blockers: standing };
  return { ok: true, to, effects: effectsOf(event, row, state, to, facts.suspension.suspended), overridden };
}

/** What is allowed and what is still missing, for every event possible in `state` for this relation. */
export function previewCaseEvents(state: CaseState, relation: CaseRelation, facts: CaseFacts, now: Date): CaseEventPreview[] {
  return possibleCaseEvents(state, relation).map((type) => {
    const row = caseMachine.events[type];
    const blockers: Blocker[] = findBlockers(row.blockers, caseChecks, { facts, payload: {}, now }, ['facts']);
    const to = targetState(row, state, facts);
    const effects = to === null ? [] : effectsOf(type, row, state, to, facts.suspension.suspended);
    return { type, allowed: blockers.length === 0, blockers, to, effects };
  });
}

/** What is still missing for the next stage, whoever may take it there; null for a case that has ended. */
export function missingToAdvance(state: CaseState, facts: CaseFacts, now: Date): { event: CaseEventType; blockers: Blocker[] } | null {
  const open = openCaseStates.find((one) => one === state);
  if (open === undefined) return null;
  const event = advancingEvents[open];
  return { event, blockers: findBlockers(caseMachine.events[event].blockers, caseChecks, { facts, payload: {}, now }, ['facts']) };
}

/** Null only when reopening does not know where to: `stateBeforeUnknown` says so. */
function targetState(row: CaseRow, state: CaseState, facts: CaseFacts): CaseState | null {
  if (row.to === 'same') return state;
  return typeof row.to === 'string' ? row.to : facts.history.stateBeforeEnd;
}
