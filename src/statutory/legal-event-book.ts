import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LegalFact } from './domain/legal-fact.js';
import type { LegalEventType } from './domain/legal-event-type.js';
import { LegalEvent } from './legal-event.entity.js';

/** An event before it is written; what is left out is null. */
export type NewLegalEvent = Pick<LegalEvent, 'caseId' | 'type' | 'occurredOn' | 'recordedById' | 'recordedAt'> & Partial<LegalEvent>;

/** An event that was not taken back. */
export type StandingEvent = LegalEvent & { type: LegalEventType };

/** Writes a row after all others of its case, which the caller holds. */
export async function appendEvent(m: EntityManager, event: NewLegalEvent): Promise<LegalEvent> {
  const row: LegalEvent = {
    id: randomUUID(), seq: await nextSeq(m, event.caseId), ground: null, answerLength: null, answerUnit: null, refersToId: null, voidsId: null, documentIds: [],
    note: null, source: null, sourceId: null, ...event,
  };
  await m.insert(LegalEvent, row);
  return row;
}

/** Takes an event back by a row of its own. */
export async function takeBackEvent(m: EntityManager, event: LegalEvent, by: Pick<LegalEvent, 'occurredOn' | 'recordedById' | 'recordedAt'> & Partial<LegalEvent>): Promise<void> {
  await appendEvent(m, { caseId: event.caseId, type: 'voided', voidsId: event.id, ...by });
}

/** The events of a case that stand, in the order in which they were recorded. */
export function standingEvents(m: EntityManager, caseId: string): Promise<StandingEvent[]> {
  return m
    .createQueryBuilder(LegalEvent, 'e')
    .where(`e.caseId = :caseId AND e.type <> 'voided' AND NOT EXISTS (SELECT 1 FROM legal_events v WHERE v.voids_id = e.id)`, { caseId })
    .orderBy('e.seq')
    .getMany() as Promise<StandingEvent[]>;
}

/** The event as the pure rules see it. */
export const toFact = ({ id, seq, type, occurredOn, ground, refersToId, answerLength, answerUnit }: StandingEvent): LegalFact => ({
  id, seq, type, occurredOn, ground, refersToId, answerWithin: answerLength === null || answerUnit === null ? null : { length: answerLength, unit: answerUnit },
});

export async function nextSeq(m: EntityManager, caseId: string): Promise<number> {
  return 1 + (await m.countBy(LegalEvent, { caseId }));
}
