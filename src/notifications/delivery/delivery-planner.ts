import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Outbox } from '../../platform/jobs/outbox.js';
import { Clock } from '../../platform/time/clock.js';
import { quietUntil } from '../domain/quiet-hours.js';
import { usable } from './channel-offer.js';
import { Delivery } from './delivery.entity.js';

export interface Plan {
  notificationIds: readonly string[];
  visibleFrom: Date;
  urgent: boolean;
  backlog: boolean;
}

interface Receiver {
  notificationId: string;
  userId: string;
  channelIds: string[];
  /** Of these the ones that work now, in the same order. */
  usableIds: string[] | null;
  quietFrom: string | null;
  quietTo: string | null;
}

/** Writes who is to be reached outside the program, in the transaction of the notification; whoever chose no channel has the inbox. */
@Injectable()
export class DeliveryPlanner {
  constructor(
    private readonly outbox: Outbox,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  async plan(m: EntityManager, { notificationIds, visibleFrom, urgent, backlog }: Plan): Promise<void> {
    const now = this.clock.now();
    const deliveries = (await receiversOf(m, notificationIds)).map((receiver) => {
      const [first] = receiver.usableIds ?? [];
      const quiet = receiver.quietFrom !== null && receiver.quietTo !== null ? { from: receiver.quietFrom, to: receiver.quietTo } : null;
      const dueAt = urgent ? visibleFrom : quietUntil(visibleFrom, quiet, this.time.office);
      const { notificationId, userId, channelIds } = receiver;
      const made = { id: randomUUID(), notificationId, userId, channelIds, dueAt, urgent, backlog, messageId: null, createdAt: now };
      // Whoever wants to be told and cannot be stands in the failed list from the start.
      return first === undefined
        ? { ...made, channelId: channelIds[0] ?? '', state: 'failed' as const, code: 'channelDisabled', settledAt: now }
        : { ...made, channelId: first, state: 'waiting' as const, code: null, settledAt: null };
    });
    if (deliveries.length === 0) return;
    await m.insert(Delivery, deliveries);
    const ready = deliveries.filter(({ state, dueAt }) => state === 'waiting' && !backlog && dueAt <= now);
    for (const id of new Set(ready.map(({ channelId }) => channelId))) await this.outbox.add(m, 'channels.dispatch', { id });
  }
}

const receiversOf = (m: EntityManager, notificationIds: readonly string[]): Promise<Receiver[]> =>
  m.query<Receiver[]>(
    `SELECT n.id AS "notificationId", n.user_id AS "userId", s.channel_ids AS "channelIds", s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo",
            (SELECT array_agg(x.id ORDER BY x.place) FROM unnest(s.channel_ids) WITH ORDINALITY x(id, place)
               JOIN channels ch ON ch.id = x.id WHERE ${usable('ch', 'u')}) AS "usableIds"
       FROM notifications n JOIN users u ON u.id = n.user_id JOIN notification_settings s ON s.user_id = n.user_id
      WHERE n.id = ANY($1::uuid[]) AND cardinality(s.channel_ids) > 0 ORDER BY n.id`,
    [notificationIds],
  );
