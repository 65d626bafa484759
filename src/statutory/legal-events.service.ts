import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { requireDocuments } from '../cases/case-findings.service.js';
import { LAW_SINCE } from '../deadlines/domain/statutory-rules.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { blockedBy, invalidField, notFound } from '../platform/http/coded-error.js';
import { isDecision, judgeDecision, restsOn } from './domain/judge-decision.js';
import { endsOneOfSeveral, judgeEvent } from './domain/judge-event.js';
import { groundsFor, type LegalEventType } from './domain/legal-event-type.js';
import { appendEvent, nextSeq, standingEvents, takeBackEvent, toFact } from './legal-event-book.js';
import { LegalEventReader } from './legal-event-reader.js';
import { LegalEvent } from './legal-event.entity.js';
import type { LegalEventView } from './legal-event.view.js';
import type { LegalEventBody } from './legal-events.dto.js';
import { StatutoryClocks } from './statutory-clocks.js';

/** 法定节点 as people record them, and take them back. */
@Injectable()
export class LegalEvents {
  constructor(
    private readonly commands: CaseCommands,
    private readonly clocks: StatutoryClocks,
    private readonly reader: LegalEventReader,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Records an event; its clocks start and end with the day on which it happened.
   * @returns its id
   * @throws CodedError as `CaseCommands.run`; 400 for what does not belong to such an event, an unknown document or a day in the future;
   *   422 when it would change no clock, with what to do instead
   */
  record(actor: Actor, caseId: string, body: LegalEventBody): Promise<string> {
    requireFitting(body);
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const { m, kase, now } = tx;
      const { type, occurredOn, answerWithin, note = null, documentIds = [] } = body;
      const ground = body.ground ?? null;
      if (occurredOn > this.time.dateOf(now)) throw invalidField('occurredOn', 'inTheFuture');
      if (occurredOn < LAW_SINCE) throw invalidField('occurredOn', 'beforeTheLaw', { from: LAW_SINCE });
      await requireDocuments(m, caseId, documentIds);
      const refersToId = await this.judged(tx, body);
      const event = await appendEvent(m, {
        caseId, type, occurredOn, ground, refersToId, documentIds, note, answerLength: answerWithin?.length ?? null, answerUnit: answerWithin?.unit ?? null,
        recordedById: actor.id, recordedAt: now,
      });
      await tx.record('legalEvent.recorded', { legalEventId: event.id, type: nameOf(event), occurredOn, ground });
      await this.clocks.follow(m, kase, now);
      return event.id;
    });
  }

  /**
   * Takes a mistaken event back: its clocks go, and those that it had ended run on.
   * @throws CodedError as `CaseCommands.run`; 404 for an event that the case does not have, 422 `legalEventVoided`, `applicationDecided`
   */
  void(actor: Actor, caseId: string, eventId: string, reason: string): Promise<LegalEventView> {
    return this.commands.run(actor, caseId, { standing: 'lead' }, async (tx) => {
      const { m, kase, now } = tx;
      const event = await eventOf(m, caseId, eventId);
      if (await m.existsBy(LegalEvent, { voidsId: event.id })) throw blockedBy('legalEventVoided', 'eventId');
      if (restsOn((await standingEvents(m, caseId)).map(toFact), { type: event.type as LegalEventType, refersToId: event.refersToId })) throw blockedBy('applicationDecided', 'eventId');
      await takeBackEvent(m, event, { occurredOn: this.time.dateOf(now), note: reason, recordedById: actor.id, recordedAt: now });
      await tx.record('legalEvent.voided', { legalEventId: event.id, type: nameOf(event), occurredOn: event.occurredOn, reason });
      await this.clocks.follow(m, kase, now);
      return this.reader.show(m, event.id);
    });
  }

  /** @returns the event that it ends, where several may run side by side */
  private async judged({ m, kase, now }: CaseTx, body: LegalEventBody): Promise<string | null> {
    const { type, occurredOn, ground = null } = body;
    const refersToId = body.refersToId ?? null;
    const events = await standingEvents(m, kase.id);
    if (refersToId !== null && !events.some(({ id }) => id === refersToId)) throw invalidField('refersToId', 'unknownLegalEvent');
    const fact = { id: '', seq: await nextSeq(m, kase.id), type, occurredOn, ground, refersToId, answerWithin: null };
    const verdict = isDecision(type) ? judgeDecision(events.map(toFact), fact) : judgeEvent(events.map(toFact), fact, await this.clocks.lastDays(m, kase, now));
    if (!verdict.ok) throw blockedBy(verdict.blocker.code, verdict.blocker.path, verdict.blocker.params);
    return verdict.refersToId;
  }
}

const nameOf = ({ type }: Pick<LegalEvent, 'type'>): string => `legalEvent.${type}`;

/** @throws CodedError 404 */
async function eventOf(m: EntityManager, caseId: string, id: string): Promise<LegalEvent> {
  const event = isUUID(id) ? await m.findOneBy(LegalEvent, { id, caseId }) : null;
  if (!event || event.type === 'voided') throw notFound();
  return event;
}

/** @throws CodedError 400 for a ground that is missing, and for what other events have */
function requireFitting({ type, ground, answerWithin, refersToId }: LegalEventBody): void {
  const grounds = groundsFor(type);
  if (ground === undefined && grounds.length > 0) throw invalidField('ground', 'required');
  if (ground !== undefined && !grounds.includes(ground)) throw invalidField('ground', grounds.length > 0 ? 'notInList' : 'notForThisEvent');
  if (answerWithin !== undefined && type !== 'opinionDelivered') throw invalidField('answerWithin', 'notForThisEvent');
  if (refersToId !== undefined && !endsOneOfSeveral(type) && !isDecision(type)) throw invalidField('refersToId', 'notForThisEvent');
}
