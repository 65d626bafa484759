import { missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { aidMachine, type AidEventPayload, type AidEventType, type AidState } from './aid-transitions.js';

export type AidDecision = { readonly ok: true; readonly to: AidState } | { readonly ok: false; readonly blockers: Blocker[] };

/** Decides one event of an aid item: the next state, or everything that stands in the way. */
export function decideAidEvent<E extends AidEventType>(state: AidState, event: E, payload: AidEventPayload<E>): AidDecision {
  const row = aidMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers = missingFields(row, payload);
  const to = row.to as AidState;
  return blockers.length > 0 ? { ok: false, blockers } : { ok: true, to };
}

/** What somebody may do with an item in this state. */
export function possibleAidEvents(state: AidState, asSupervisor: boolean): AidEventType[] {
  return (Object.keys(aidMachine.events) as AidEventType[]).filter((event) => {
    const { from, who } = aidMachine.events[event];
    return from.includes(state) && (who === 'member' || asSupervisor);
  });
}
