import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../../audit/audit-trail.js';
import type { Actor } from '../../auth/roles.js';
import { notWalledOff } from '../../cases/case-scope.js';
import { Transactions } from '../../platform/database/transactions.js';
import { blockedBy, notFound } from '../../platform/http/coded-error.js';
import { Outbox } from '../../platform/jobs/outbox.js';
import { Clock } from '../../platform/time/clock.js';
import { usable } from './channel-offer.js';
import type { DeliveryView, ResendVerdict, ResendView } from './deliveries.dto.js';
import { DeliveryList } from './delivery-list.query.js';
import { Delivery, type DeliveryState } from './delivery.entity.js';

interface Failed {
  id: string;
  state: DeliveryState;
  disabled: boolean;
  walledOff: boolean;
  channelIds: string[];
  /** Of these the first that works. */
  firstId: string | null;
}

/** Sends what failed once more, by the channels that its receiver has now; at once, since a person asks for it. */
@Injectable()
export class DeliveryResend {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: DeliveryList,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404; 422 with the verdict, such as `deliveryNotFailed` */
  one(actor: Actor, id: string): Promise<DeliveryView> {
    return this.transactions.run(async (m) => {
      if (!isUUID(id)) throw notFound();
      const verdict = (await this.queue(m, actor, [id])).get(id);
      if (verdict === undefined) throw notFound();
      if (verdict !== 'queued') throw blockedBy(verdict, 'state');
      return this.deliveries.show(m, id);
    });
  }

  /** Each by itself: one that cannot be sent again keeps no other back. */
  many(actor: Actor, ids: readonly string[]): Promise<ResendView> {
    return this.transactions.run(async (m) => {
      const verdicts = await this.queue(m, actor, ids);
      return { items: ids.map((id) => ({ id, verdict: verdicts.get(id.toLowerCase()) ?? 'notFound' })) };
    });
  }

  private async queue(m: EntityManager, actor: Actor, ids: readonly string[]): Promise<Map<string, ResendVerdict>> {
    const now = this.clock.now();
    const rows = await lock(m, ids);
    const verdicts = new Map(rows.map((row) => [row.id, verdictOf(row)]));
    const queued = rows.filter(({ id }) => verdicts.get(id) === 'queued');
    for (const { id, channelIds, firstId } of queued) {
      await m.update(Delivery, { id }, {
        state: 'waiting', channelIds, channelId: firstId ?? '', dueAt: now, urgent: true, backlog: false, code: null, messageId: null, settledAt: null,
      });
    }
    for (const id of new Set(queued.map(({ firstId }) => firstId ?? ''))) await this.outbox.add(m, 'channels.dispatch', { id });
    if (queued.length > 0) await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: actor.id, action: 'delivery.resent', details: { deliveryIds: queued.map(({ id }) => id) } });
    return verdicts;
  }
}

function verdictOf({ state, disabled, walledOff, firstId }: Failed): ResendVerdict {
  if (state !== 'failed') return 'deliveryNotFailed';
  if (disabled) return 'receiverDisabled';
  if (walledOff) return 'notForThem';
  return firstId === null ? 'receiverWithoutChannel' : 'queued';
}

const lock = (m: EntityManager, ids: readonly string[]): Promise<Failed[]> =>
  m.query<Failed[]>(
    `SELECT d.id, d.state, u.state = 'disabled' AS disabled, (c.id IS NOT NULL AND NOT ${notWalledOff('u.id')}) AS "walledOff",
            coalesce(s.channel_ids, '{}') AS "channelIds",
            (SELECT x.id FROM unnest(s.channel_ids) WITH ORDINALITY x(id, place) JOIN channels ch ON ch.id = x.id WHERE ${usable('ch', 'u')} ORDER BY x.place LIMIT 1) AS "firstId"
       FROM deliveries d JOIN notifications n ON n.id = d.notification_id JOIN users u ON u.id = d.user_id
         LEFT JOIN cases c ON c.id = n.case_id LEFT JOIN notification_settings s ON s.user_id = d.user_id
      WHERE d.id = ANY($1::uuid[]) ORDER BY d.id FOR UPDATE OF d`,
    [ids],
  );
