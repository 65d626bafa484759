import { type EntityManager, In } from 'typeorm';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import type { PaperRoute } from './domain/judge-decision.js';
import { routeStanding, type RouteStandings } from './domain/paper-route.js';
import { standingEvents, toFact } from './legal-event-book.js';

const CLOCK_OF = { confirmation: 'judicialConfirmation', review: 'arbitrationReview' } as const satisfies Record<PaperRoute, string>;

/**
 * Where each agreed plan of a case stands on its way to court or commission, by the plan's id; a plan that was enforceable from the
 * start has none.
 * @param dateOf the office's date of an instant
 */
export async function paperRoutesOf(m: EntityManager, caseId: string, today: string, dateOf: (at: Date) => string): Promise<Map<string, RouteStandings>> {
  const events = await standingEvents(m, caseId);
  const agreements = events.filter(({ type, sourceId }) => type === 'agreementTookEffect' && sourceId !== null);
  const clocks = agreements.length === 0 ? [] : await m.find(DeadlineRow, { where: { caseId, subject: 'legalEvent', code: In(Object.values(CLOCK_OF)) }, order: { startedAt: 'ASC', generationBeganAt: 'ASC', id: 'ASC' } });
  return new Map(agreements.map(({ id, sourceId }) => {
    const about = events.filter(({ refersToId }) => refersToId === id).map((event) => ({ ...toFact(event), documentIds: event.documentIds }));
    const standing = (route: PaperRoute) => {
      const row = clocks.findLast(({ code, subjectId }) => code === CLOCK_OF[route] && subjectId === id);
      return routeStanding(route, about, row ? { state: row.state, lastDay: row.dueAt && dateOf(row.dueAt) } : null, today);
    };
    return [sourceId ?? '', { confirmation: standing('confirmation'), review: standing('review') }];
  }));
}
