import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Clock } from '../../platform/time/clock.js';
import { Channels } from '../channels/channel-adapters.js';
import type { ChannelKind, ChannelTarget, OutgoingMessage } from '../channels/channel-adapter.js';
import { nextMessage, roomOf, type Room } from '../domain/merging.js';
import { quietUntil } from '../domain/quiet-hours.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import { DeliveryAttempt } from './delivery-attempt.entity.js';
import { DeliveryRouting, finish } from './delivery-routing.js';
import { MessageDelivery } from './message-delivery.entity.js';
import { MessageOutcomes } from './message-outcome.service.js';
import { MessageWriter } from './message-writer.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';
import { partsOf, type WaitingDelivery, waitingFor, waitingForTheSame } from './waiting-deliveries.query.js';

/** A sender renews it as long as it lives: only a process that died, or was cut off from the database so long, lets it end. */
export const LEASE_MS = 30_000;
/** The longest window of a receiver's limit, and a little. */
const WINDOW_MS = 61_000;
/** So many tries of one message without success, and the channel counts as failing. */
const FAILING_AFTER = 2;

/** A message that is this process's to send, once. */
export interface Claim {
  messageId: string;
  attempt: number;
  kind: ChannelKind;
  target: ChannelTarget;
  outgoing: OutgoingMessage;
}

/** `again`: something was put in order, look again. `rest`: nothing to do now, or somebody else is at it. */
export type Turn = { do: 'send'; claim: Claim } | { do: 'again' } | { do: 'rest' };

const REST: Turn = { do: 'rest' };
const AGAIN: Turn = { do: 'again' };

/**
 * Decides what a channel sends next and takes it, in one transaction. A channel sends one message at a time: one that its receiver
 * did not take for now keeps the others back, which then go together, in order and in one digest.
 */
@Injectable()
export class MessageClaims {
  constructor(
    private readonly adapters: Channels,
    private readonly secrets: ChannelSecrets,
    private readonly routing: DeliveryRouting,
    private readonly outcomes: MessageOutcomes,
    private readonly writer: MessageWriter,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  async next(m: EntityManager, channelId: string): Promise<Turn> {
    // Weaker than the lock of who changes the channel, so that a notification that refers to it is not waited for.
    const channel = await m.findOne(Channel, { where: { id: channelId }, lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' } });
    if (!channel) return REST;
    const now = this.clock.now();
    if (channel.askedAt !== null) await m.update(Channel, { id: channelId }, { askedAt: null });
    const open = await m.findOne(OutgoingMessageRow, { where: { channelId, state: In(['waiting', 'sending']), test: false }, lock: { mode: 'pessimistic_write' } });
    return open ? this.goOn(m, channel, open, now) : this.begin(m, channel, now);
  }

  private async goOn(m: EntityManager, channel: Channel, message: OutgoingMessageRow, now: Date): Promise<Turn> {
    if (message.state === 'sending') {
      if (message.leaseUntil === null || message.leaseUntil > now) return REST;
      await this.outcomes.lost(m, message, now);
      return AGAIN;
    }
    const parts = await partsOf(m, message.id);
    if (parts.every(({ endedBy, movedBy }) => endedBy !== null || movedBy !== null)) {
      await m.update(OutgoingMessageRow, { id: message.id }, { state: 'notNeeded', settledAt: now });
      await this.putAside(m, parts, now);
      return AGAIN;
    }
    if (message.tries >= FAILING_AFTER) await this.passBy(m, channel.id, message.code ?? 'networkFailed', now);
    if (message.dueAt === null || message.dueAt > now || !(await this.hasRoom(m, channel, now))) return REST;
    return this.take(m, channel, message, parts, now);
  }

  private async begin(m: EntityManager, channel: Channel, now: Date): Promise<Turn> {
    const waiting = await waitingFor(m, channel.id, now);
    if (waiting.length === 0) return REST;
    if ((await this.putAside(m, waiting, now)) || (await this.putOff(m, waiting, now))) return AGAIN;
    const room = await this.roomOf(m, channel, now);
    if (room.freeAt !== null) {
      await m.update(Channel, { id: channel.id }, { restsUntil: room.freeAt });
      return REST;
    }
    const { ids, digest } = nextMessage(waiting, room.left);
    const chosen = waiting.filter(({ id }) => ids.includes(id));
    const others = channel.ownerUserId === null ? await this.alsoTold(m, channel.id, chosen) : [];
    const parts = [...chosen, ...others];
    const message = m.create(OutgoingMessageRow, {
      id: randomUUID(), channelId: channel.id, state: 'waiting', digest, test: false, testedById: null, createdAt: now, dueAt: now, leaseUntil: null,
      tries: 0, code: null, reference: null, settledAt: null,
    });
    await m.insert(OutgoingMessageRow, message);
    await m.insert(MessageDelivery, parts.map(({ id }) => ({ messageId: message.id, deliveryId: id })));
    return this.take(m, channel, message, parts, now);
  }

  /** Takes out what is not to be sent here. @returns whether there was any */
  private async putAside(m: EntityManager, waiting: readonly WaitingDelivery[], now: Date): Promise<boolean> {
    const ended = groupBy(waiting, ({ endedBy }) => endedBy);
    for (const [code, ids] of ended) await finish(m, ids, 'notNeeded', code, now);
    const moved = groupBy(waiting, ({ endedBy, movedBy }) => (endedBy === null ? movedBy : null));
    for (const [code, ids] of moved) await this.routing.moveOn(m, ids, code, now);
    return ended.size + moved.size > 0;
  }

  /** Quiet hours have begun while these waited for their turn. @returns whether there was any */
  private async putOff(m: EntityManager, waiting: readonly WaitingDelivery[], now: Date): Promise<boolean> {
    let any = false;
    for (const { id, urgent, quietFrom, quietTo } of waiting) {
      if (urgent || quietFrom === null || quietTo === null) continue;
      const until = quietUntil(now, { from: quietFrom, to: quietTo }, this.time.office);
      if (until <= now) continue;
      await m.query('UPDATE deliveries SET due_at = $2 WHERE id = $1', [id, until]);
      any = true;
    }
    return any;
  }

  /**
   * The channel keeps failing: what is urgent and not in the message that is being tried goes to the person's next channel, if there
   * is one.
   */
  private async passBy(m: EntityManager, channelId: string, code: string, now: Date): Promise<void> {
    const rows = await m.query<{ id: string }[]>(
      `SELECT d.id FROM deliveries d WHERE d.channel_id = $1 AND d.state = 'waiting' AND d.message_id IS NULL AND d.urgent AND d.due_at <= $2
        ORDER BY d.created_at, d.id LIMIT 500 FOR UPDATE SKIP LOCKED`,
      [channelId, now],
    );
    if (rows.length > 0) await this.routing.moveOnIfPossible(m, rows.map(({ id }) => id), code, now);
  }

  private async alsoTold(m: EntityManager, channelId: string, chosen: readonly WaitingDelivery[]): Promise<WaitingDelivery[]> {
    const keys = [...new Set(chosen.map(({ eventKey }) => eventKey))];
    const others = await waitingForTheSame(m, channelId, keys, chosen.map(({ id }) => id));
    return others.filter(({ endedBy, movedBy }) => endedBy === null && movedBy === null);
  }

  /** The try is written before it is made: a receiver counts it even if we never hear of it. */
  private async take(m: EntityManager, channel: Channel, { id, createdAt, tries }: OutgoingMessageRow, parts: readonly WaitingDelivery[], now: Date): Promise<Turn> {
    const attempt = tries + 1;
    await m.update(OutgoingMessageRow, { id }, { state: 'sending', tries: attempt, leaseUntil: new Date(now.getTime() + LEASE_MS), dueAt: null });
    await m.insert(DeliveryAttempt, { messageId: id, attempt, channelId: channel.id, at: now, result: null, code: null });
    await m.query(`UPDATE deliveries SET state = 'sending', message_id = $2 WHERE id = ANY($1::uuid[])`, [parts.map((part) => part.id), id]);
    const group = channel.ownerUserId === null;
    const locale = group ? channel.locale : (parts[0]?.locale ?? 'zh-CN');
    const outgoing = this.writer.write({ id, at: createdAt, locale, group }, parts);
    return { do: 'send', claim: { messageId: id, attempt, kind: channel.kind, target: this.secrets.decrypt(channel), outgoing } };
  }

  private async hasRoom(m: EntityManager, channel: Channel, now: Date): Promise<boolean> {
    const { freeAt } = await this.roomOf(m, channel, now);
    if (freeAt !== null) await m.update(Channel, { id: channel.id }, { restsUntil: freeAt });
    return freeAt === null;
  }

  private async roomOf(m: EntityManager, { id, kind }: Channel, now: Date): Promise<Room> {
    const { limit } = this.adapters.adapter(kind);
    if (limit === null) return roomOf(null, [], now);
    const lately = await m.findBy(DeliveryAttempt, { channelId: id, at: MoreThan(new Date(now.getTime() - WINDOW_MS)) });
    return roomOf(limit, lately.map(({ at }) => at), now);
  }
}

/** Ids of deliveries by code; those without one are left out. */
function groupBy(waiting: readonly WaitingDelivery[], codeOf: (delivery: WaitingDelivery) => string | null): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const delivery of waiting) {
    const code = codeOf(delivery);
    if (code !== null) groups.set(code, [...(groups.get(code) ?? []), delivery.id]);
  }
  return groups;
}
