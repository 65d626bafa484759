import { findBlockers, missingFields, notInThisState, type Blocker } from '../../platform/machine/blocker.js';
import { readPayload, type PayloadReading } from '../../platform/machine/payload.js';
import { referralChecks, type ReferralFacts } from './referral-blockers.js';
import { referralEventFields, referralEventTypes, type ReferralEventPayload, type ReferralEventType } from './referral-events.js';
import {
  referralMachine, type PlainReferralEffect, type ReferralParty, type ReferralRow, type ReferralState, type ReferralWho,
} from './referral-transitions.js';

export const referralClocks = ['acknowledge', 'reply'] as const;
export type ReferralClock = (typeof referralClocks)[number];

/** The clocks that run in each state. A reply waits for the case's own people: the stage clock covers that. */
export const clocksOfReferralState: Readonly<Record<ReferralState, readonly ReferralClock[]>> = {
  sent: ['acknowledge', 'reply'],
  acknowledged: ['reply'],
  replied: [],
  returned: ['reply'],
  accepted: [],
  declined: [],
  recalled: [],
};

/**
 * What an event brings about beside the new state.
 * - `openClock` runs from `now`, or from the `matter`: where the reply clock of this matter last started (its first sending, or
 *   the last RETURN). Passing a matter on never gives its reply new time.
 */
export type ReferralEffect =
  | { readonly kind: 'openClock'; readonly clock: ReferralClock; readonly from: 'now' | 'matter' }
  | { readonly kind: 'meetClock' | 'cancelClock'; readonly clock: ReferralClock }
  | { readonly kind: PlainReferralEffect }
  | { readonly kind: 'notify'; readonly event: ReferralEventType; readonly to: readonly ReferralParty[] };

/** What somebody is to one referral: a liaison of its department, or a person of the case. */
export type ReferralRelation = 'none' | ReferralWho;

export interface ReferralCommand<E extends ReferralEventType = ReferralEventType> {
  readonly state: ReferralState;
  readonly event: E;
  readonly payload: ReferralEventPayload<E>;
  readonly facts: ReferralFacts;
  readonly now: Date;
}

export type ReferralDecision =
  | { readonly ok: true; readonly to: ReferralState; readonly effects: readonly ReferralEffect[] }
  | { readonly ok: false; readonly blockers: Blocker[] };

/** The shape (400) of what an event carries. */
export function readReferralPayload<E extends ReferralEventType>(event: E, raw: unknown): PayloadReading<(typeof referralEventFields)[E]> {
  return readPayload(referralEventFields[event], raw);
}

/** Whether the event is theirs to fire; the supervisor may do what lead and member may, nobody of the case acts for a department. */
export function mayFireReferralEvent(event: ReferralEventType, relation: ReferralRelation): boolean {
  const rank: Readonly<Record<ReferralRelation, readonly ReferralWho[]>> = {
    none: [],
    liaison: ['liaison'],
    member: ['member'],
    lead: ['member', 'lead'],
    supervisor: ['member', 'lead', 'supervisor'],
  };
  return rank[relation].includes(referralMachine.events[event].who);
}

/** The events possible for somebody; after a ruling DECLINE is gone. */
export function possibleReferralEvents(state: ReferralState, relation: ReferralRelation, ruled: boolean): ReferralEventType[] {
  return referralEventTypes.filter(
    (event) => referralMachine.events[event].from.includes(state) && mayFireReferralEvent(event, relation) && !(ruled && isGoneAfterRuling(event)),
  );
}

/** What an event would need now, for the screen: asked before anybody has filled in its fields. */
export interface ReferralEventPreview {
  readonly type: ReferralEventType;
  /** True when nothing recorded stands in the way; the fields the event carries are still to be filled in. */
  readonly allowed: boolean;
  readonly blockers: Blocker[];
}

/** What is possible for somebody, and what is in the way of it. */
export function previewReferralEvents(state: ReferralState, relation: ReferralRelation, facts: ReferralFacts, now: Date): ReferralEventPreview[] {
  return possibleReferralEvents(state, relation, facts.ruled).map((type) => {
    const blockers = findBlockers(referralMachine.events[type].blockers, referralChecks, { facts, payload: {}, now }, ['facts']);
    return { type, allowed: blockers.length === 0, blockers };
  });
}

/** Decides one event of a referral: next state and effects, or everything that stands in the way. */
export function decideReferralEvent<E extends ReferralEventType>(command: ReferralCommand<E>): ReferralDecision {
  const { state, event, payload, facts, now } = command;
  const row = referralMachine.events[event];
  if (!row.from.includes(state)) return { ok: false, blockers: [notInThisState(state)] };
  const blockers: Blocker[] = [...missingFields(row, payload), ...findBlockers(row.blockers, referralChecks, { facts, payload, now })];
  if (blockers.length > 0) return { ok: false, blockers };
  const to = row.to === 'same' || typeof row.to !== 'string' ? state : row.to;
  return { ok: true, to, effects: effectsOf(event, row, state, to) };
}

/**
 * The clocks of a new referral, which run from sending.
 * @param handedOn sent to another department in a matter that was declined: its reply is due as it was
 */
export function effectsOfSending(handedOn: boolean): ReferralEffect[] {
  return [
    { kind: 'openClock', clock: 'acknowledge', from: 'now' },
    { kind: 'openClock', clock: 'reply', from: handedOn ? 'matter' : 'now' },
  ];
}

function isGoneAfterRuling(event: ReferralEventType): boolean {
  return referralMachine.events[event].blockers.includes('ruledResponsible');
}

/** Clocks that no longer run were met by what the department did, or cancelled by what the case did. */
function effectsOf(event: ReferralEventType, row: ReferralRow, from: ReferralState, to: ReferralState): ReferralEffect[] {
  const before = clocksOfReferralState[from];
  const after = clocksOfReferralState[to];
  const stops = before.filter((clock) => !after.includes(clock)).map((clock): ReferralEffect => ({ kind: stopOf(event, clock), clock }));
  const starts = after
    .filter((clock) => !before.includes(clock))
    .map((clock): ReferralEffect => ({ kind: 'openClock', clock, from: event === 'RULE' && clock === 'reply' ? 'matter' : 'now' }));
  const plain = row.also.filter((kind) => kind !== 'stampAcknowledged' || from === 'sent').map((kind): ReferralEffect => ({ kind }));
  return [...stops, ...starts, ...plain, { kind: 'notify', event, to: row.tells }];
}

function stopOf(event: ReferralEventType, clock: ReferralClock): 'meetClock' | 'cancelClock' {
  if (event === 'RECALL') return 'cancelClock';
  return event === 'DECLINE' && clock === 'reply' ? 'cancelClock' : 'meetClock';
}
