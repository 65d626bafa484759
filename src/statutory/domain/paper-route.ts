import { type PaperRoute, paperRoutes } from './judge-decision.js';
import type { LegalFact } from './legal-fact.js';

/** Where an agreement stands on its way to court or commission: with a clock, applied for, decided, or too late for it. */
export type RouteState = 'unknown' | 'running' | 'applied' | 'granted' | 'refused' | 'lapsed' | 'ended';

export interface RouteStanding {
  state: RouteState;
  /** The last day to apply on; null where no clock was begun. */
  lastDay: string | null;
  appliedOn: string | null;
  decidedOn: string | null;
  /** Of the decision: its papers. */
  documentIds: readonly string[];
}

export type RouteStandings = Readonly<Record<PaperRoute, RouteStanding>>;

/** A clock of the law as it is stored. */
export interface RouteClock {
  state: 'running' | 'suspended' | 'met' | 'cancelled';
  lastDay: string | null;
}

/** @param facts the events that refer to the agreement, and stand */
export function routeStanding(route: PaperRoute, facts: readonly (LegalFact & { documentIds: readonly string[] })[], clock: RouteClock | null, today: string): RouteStanding {
  const { applied, granted, refused } = paperRoutes[route];
  const last = (...types: readonly string[]): (LegalFact & { documentIds: readonly string[] }) | undefined => facts.findLast(({ type }) => types.includes(type));
  const [application, decision] = [last(applied), last(granted, refused)];
  const told = { lastDay: clock?.lastDay ?? null, appliedOn: application?.occurredOn ?? null, decidedOn: decision?.occurredOn ?? null, documentIds: decision?.documentIds ?? [] };
  if (decision) return { ...told, state: decision.type === granted ? 'granted' : 'refused' };
  if (application) return { ...told, state: 'applied' };
  return { ...told, state: clockState(clock, today) };
}

function clockState(clock: RouteClock | null, today: string): RouteState {
  if (!clock) return 'unknown';
  if (clock.state === 'met') return 'applied';
  if (clock.state === 'cancelled') return 'ended';
  return clock.lastDay !== null && clock.lastDay < today ? 'lapsed' : 'running';
}
