import { findBlockers, missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { readPayload, type PayloadReading } from '../../platform/machine/payload.js';
import { requestChecks, type RequestFacts } from './request-checks.js';
import {
  requestEventFields, requestMachine, type RequestEventPayload, type RequestEventType, type RequestState,
} from './request-transitions.js';
import type { RequestType } from './request-type.js';

/** A granted request brings about what it asked for; whoever treats its type does it, in the same transaction. */
export type RequestEffect =
  | { readonly kind: 'apply'; readonly type: RequestType }
  | { readonly kind: 'notify'; readonly event: RequestEventType; readonly to: 'requester' | 'supervisor' };

export interface RequestCommand<E extends RequestEventType = RequestEventType> {
  readonly state: RequestState;
  readonly event: E;
  readonly payload: RequestEventPayload<E>;
  readonly facts: RequestFacts;
}

export type RequestDecision =
  | { readonly ok: true; readonly to: RequestState; readonly effects: readonly RequestEffect[] }
  | { readonly ok: false; readonly blockers: Blocker[] };

/** The shape (400) of what a decision carries. */
export function readRequestPayload<E extends RequestEventType>(event: E, raw: unknown): PayloadReading<(typeof requestEventFields)[E]> {
  return readPayload(requestEventFields[event], raw);
}

/** Decides one event of a request: next state and effects, or everything that stands in the way. Nobody decides the own request. */
export function decideRequestEvent<E extends RequestEventType>({ state, event, payload, facts }: RequestCommand<E>): RequestDecision {
  const row = requestMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers: Blocker[] = [...missingFields(row, payload), ...findBlockers(row.blockers, requestChecks, { facts })];
  if (blockers.length > 0) return { ok: false, blockers };
  const to = typeof row.to === 'string' && row.to !== 'same' ? row.to : state;
  const notify: RequestEffect = { kind: 'notify', event, to: event === 'WITHDRAW' ? 'supervisor' : 'requester' };
  return { ok: true, to, effects: event === 'GRANT' ? [{ kind: 'apply', type: facts.type }, notify] : [notify] };
}

/** What a supervisor or the requester may do with a request, what stands in the way aside. */
export function possibleRequestEvents(state: RequestState, facts: RequestFacts, actorIsSupervisor: boolean): RequestEventType[] {
  if (state !== 'open') return [];
  if (facts.actorId === facts.requesterId) return ['WITHDRAW'];
  if (!actorIsSupervisor) return [];
  const granting = decideRequestEvent({ state, event: 'GRANT', payload: {}, facts });
  return granting.ok ? ['GRANT', 'REFUSE'] : ['REFUSE'];
}
