import { missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { readPayload, type PayloadReading } from '../../platform/machine/payload.js';
import {
  supervisorItemEventFields, supervisorItemMachine, type SupervisorItemEventType, type SupervisorItemKind, type SupervisorItemPayload,
  type SupervisorItemState,
} from './supervisor-item-transitions.js';

export type SupervisorItemDecision = { readonly ok: true; readonly to: SupervisorItemState } | { readonly ok: false; readonly blockers: Blocker[] };

/** Why an item ends without an answer. */
export type LapseCause = 'defaultConfirmed' | 'clockEnded' | 'caseEnded' | 'paymentReversed';

/** What an open item rests on, as it stands now. */
export interface ItemGround {
  readonly kind: SupervisorItemKind;
  readonly caseOpen: boolean;
  /** Null for an item that no clock opened. */
  readonly clockOpen: boolean | null;
}

/** The shape (400) of what an event carries. */
export function readSupervisorItemPayload<E extends SupervisorItemEventType>(event: E, raw: unknown): PayloadReading<(typeof supervisorItemEventFields)[E]> {
  return readPayload(supervisorItemEventFields[event], raw);
}

/** Decides one event of an item: the next state, or everything that stands in the way. */
export function decideSupervisorItemEvent<E extends SupervisorItemEventType>(state: SupervisorItemState, event: E, payload: SupervisorItemPayload<E>): SupervisorItemDecision {
  const row = supervisorItemMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers = missingFields(row, payload);
  return blockers.length > 0 ? { ok: false, blockers } : { ok: true, to: row.to as SupervisorItemState };
}

/** What somebody may do with an item in this state. */
export const possibleSupervisorItemEvents = (state: SupervisorItemState, asSupervisor: boolean): SupervisorItemEventType[] =>
  asSupervisor && supervisorItemMachine.events.ANSWER.from.includes(state) ? ['ANSWER'] : [];

/**
 * Why an open item lapses now; null while it stands. Only a proposal does, once there is nothing left to propose: an overdue
 * clock has to be answered for even when it was met at last.
 */
export function lapseCauseOf({ kind, caseOpen, clockOpen }: ItemGround): LapseCause | null {
  if (kind !== 'confirmDefault') return null;
  if (!caseOpen) return 'caseEnded';
  return clockOpen === false ? 'clockEnded' : null;
}
