import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SendResult } from '../channels/channel-adapter.js';
import { waitAfter } from '../domain/retry.js';
import { type AttemptResult, DeliveryAttempt } from './delivery-attempt.entity.js';
import { DeliveryRouting } from './delivery-routing.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

/** Nobody can know whether the receiver has it: sending it again could tell people twice, so only a person does that. */
export const OUTCOME_UNKNOWN = 'outcomeUnknown';

/** Writes down what became of messages, and what that means for those who wait for them. */
@Injectable()
export class MessageOutcomes {
  constructor(private readonly routing: DeliveryRouting) {}

  /** @param attempt the try of `messageId` that ended so; recording it twice changes nothing */
  async record(m: EntityManager, { messageId, attempt }: { messageId: string; attempt: number }, outcome: SendResult, now: Date): Promise<void> {
    const message = await m.findOneOrFail(OutgoingMessageRow, { where: { id: messageId }, lock: { mode: 'pessimistic_write' } });
    const known = await m.findOneByOrFail(DeliveryAttempt, { messageId, attempt });
    if (known.result !== null && known.result !== 'unknown') return;
    await noteAttempt(m, messageId, attempt, outcome.result, codeOf(outcome));
    if (message.state !== 'sending') return this.recordLate(m, message, outcome, now);
    switch (outcome.result) {
      case 'accepted':
        return accept(m, messageId, outcome.reference, now);
      case 'transient':
        return this.tryLater(m, message, outcome, now);
      case 'permanent':
        return this.end(m, message, { state: 'failed', code: outcome.code }, now);
      case 'unknown':
        return this.end(m, message, { state: 'unknown', code: OUTCOME_UNKNOWN }, now);
    }
  }

  /** Its process died while it was under way. */
  async lost(m: EntityManager, message: OutgoingMessageRow, now: Date): Promise<void> {
    await noteAttempt(m, message.id, message.tries, 'unknown', OUTCOME_UNKNOWN);
    await this.end(m, message, { state: 'unknown', code: OUTCOME_UNKNOWN }, now);
  }

  /** Ends a message that did not arrive, or may not have: the next channel of each person is tried. */
  async end(m: EntityManager, { id, test }: OutgoingMessageRow, { state, code }: { state: 'failed' | 'unknown'; code: string }, now: Date): Promise<void> {
    await m.update(OutgoingMessageRow, { id }, { state, code, leaseUntil: null, dueAt: null, settledAt: now });
    if (test) return;
    const parts = await m.query<{ id: string }[]>(`SELECT id FROM deliveries WHERE message_id = $1 AND state IN ('waiting', 'sending') ORDER BY id FOR UPDATE`, [id]);
    await this.routing.moveOn(m, parts.map((part) => part.id), code, now);
  }

  private async tryLater(m: EntityManager, message: OutgoingMessageRow, { code, retryAfterMs }: Extract<SendResult, { result: 'transient' }>, now: Date): Promise<void> {
    const wait = message.test ? null : waitAfter(message.tries, Math.random(), retryAfterMs);
    if (wait === null) return this.end(m, message, { state: 'failed', code }, now);
    const { id } = message;
    await m.update(OutgoingMessageRow, { id }, { state: 'waiting', code, leaseUntil: null, dueAt: new Date(now.getTime() + wait) });
    await m.query(`UPDATE deliveries SET state = 'waiting', code = $2 WHERE message_id = $1 AND state = 'sending'`, [id, code]);
  }

  /** The process was taken for dead and was not. What it knows counts: who got the message is told no second time, as far as that is still possible. */
  private async recordLate(m: EntityManager, message: OutgoingMessageRow, outcome: SendResult, now: Date): Promise<void> {
    if (message.state !== 'unknown') return;
    const { id } = message;
    if (outcome.result === 'accepted') {
      await m.query(
        `UPDATE deliveries d SET state = 'sending', message_id = $1, channel_id = $2
           FROM message_deliveries p WHERE p.message_id = $1 AND d.id = p.delivery_id AND (d.state = 'failed' OR (d.state = 'waiting' AND d.message_id IS NULL))`,
        [id, message.channelId],
      );
      return accept(m, id, outcome.reference, now);
    }
    if (outcome.result === 'unknown') return;
    await m.update(OutgoingMessageRow, { id }, { state: 'failed', code: outcome.code });
    await m.query(`UPDATE deliveries SET code = $2 WHERE message_id = $1 AND state = 'failed'`, [id, outcome.code]);
  }
}

async function accept(m: EntityManager, id: string, reference: string | null, now: Date): Promise<void> {
  await m.update(OutgoingMessageRow, { id }, { state: 'accepted', reference, code: null, leaseUntil: null, dueAt: null, settledAt: now });
  await m.query(`UPDATE deliveries SET state = 'accepted', code = NULL, settled_at = $2 WHERE message_id = $1 AND state = 'sending'`, [id, now]);
}

const noteAttempt = (m: EntityManager, messageId: string, attempt: number, result: AttemptResult, code: string | null): Promise<unknown> =>
  m.update(DeliveryAttempt, { messageId, attempt }, { result, code });

const codeOf = (outcome: SendResult): string | null => (outcome.result === 'accepted' ? null : outcome.code);
