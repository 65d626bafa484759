import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Outbox } from '../../platform/jobs/outbox.js';
import { quietUntil } from '../domain/quiet-hours.js';
import { usable } from './channel-offer.js';

/** Why a delivery leaves its channel without an answer of the receiver. */
export type RoutingCode = 'channelDisabled' | 'channelNotOffered' | 'channelNotChosen';

interface Onward {
  id: string;
  urgent: boolean;
  quietFrom: string | null;
  quietTo: string | null;
  /** What the person chooses now. */
  chosenIds: string[];
  /** Of the person's channels behind the present one, those that work and are still chosen. */
  behindIds: string[] | null;
  /** Of what the person chooses now, what works. */
  usableIds: string[] | null;
}

interface Step {
  id: string;
  channelId: string;
  channelIds: string[] | null;
  dueAt: Date;
}

/** Hands deliveries that a channel did not take to the next one of each person; where there is none, they have failed. */
@Injectable()
export class DeliveryRouting {
  constructor(
    private readonly outbox: Outbox,
    private readonly time: OfficeTime,
  ) {}

  /** @param ids deliveries whose rows this transaction has locked */
  async moveOn(m: EntityManager, ids: readonly string[], code: string, now: Date): Promise<void> {
    const onward = await this.load(m, ids);
    // Whoever took a channel away has chosen anew; whoever took all away wants none of it.
    const anew = code === ('channelNotChosen' satisfies RoutingCode);
    const withdrawn = onward.filter(({ chosenIds }) => anew && chosenIds.length === 0);
    const steps = onward.flatMap((delivery) => {
      const [next] = (anew ? delivery.usableIds : delivery.behindIds) ?? [];
      return next === undefined ? [] : [this.step(delivery, next, anew, now)];
    });
    const settled = new Set([...withdrawn, ...steps].map(({ id }) => id));
    await finish(m, withdrawn.map(({ id }) => id), 'notNeeded', code, now);
    await finish(m, onward.map(({ id }) => id).filter((id) => !settled.has(id)), 'failed', code, now);
    await this.take(m, steps, code);
    const ready = steps.filter(({ dueAt }) => dueAt <= now);
    for (const id of new Set(ready.map(({ channelId }) => channelId))) await this.outbox.add(m, 'channels.dispatch', { id });
  }

  /** Only those that have a next channel; the others stay where they wait. */
  async moveOnIfPossible(m: EntityManager, ids: readonly string[], code: string, now: Date): Promise<void> {
    const possible = (await this.load(m, ids)).filter(({ behindIds }) => (behindIds ?? []).length > 0).map(({ id }) => id);
    if (possible.length > 0) await this.moveOn(m, possible, code, now);
  }

  private step({ id, urgent, quietFrom, quietTo, chosenIds }: Onward, channelId: string, anew: boolean, now: Date): Step {
    const quiet = !urgent && quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null;
    return { id, channelId, channelIds: anew ? chosenIds : null, dueAt: quietUntil(now, quiet, this.time.office) };
  }

  private load(m: EntityManager, ids: readonly string[]): Promise<Onward[]> {
    const works = (from: string, condition: string): string =>
      `(SELECT array_agg(x.id ORDER BY x.place) FROM unnest(${from}) WITH ORDINALITY x(id, place) JOIN channels ch ON ch.id = x.id WHERE ${usable('ch', 'u')} AND ${condition})`;
    return m.query<Onward[]>(
      `SELECT d.id, d.urgent, s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo", coalesce(s.channel_ids, '{}') AS "chosenIds",
              ${works('d.channel_ids', 'x.place > array_position(d.channel_ids, d.channel_id) AND x.id <> d.channel_id AND x.id = ANY(s.channel_ids)')} AS "behindIds",
              ${works('s.channel_ids', 'x.id <> d.channel_id')} AS "usableIds"
         FROM deliveries d JOIN users u ON u.id = d.user_id LEFT JOIN notification_settings s ON s.user_id = d.user_id
        WHERE d.id = ANY($1::uuid[]) ORDER BY d.id`,
      [ids],
    );
  }

  private async take(m: EntityManager, steps: readonly Step[], code: string): Promise<void> {
    if (steps.length === 0) return;
    await m.query(
      `UPDATE deliveries d SET state = 'waiting', channel_id = t.channel_id, channel_ids = coalesce(t.channel_ids, d.channel_ids), due_at = t.due_at, code = $1,
              message_id = NULL, settled_at = NULL
         FROM (SELECT (x->>'id')::uuid AS id, (x->>'channelId')::uuid AS channel_id, (x->>'dueAt')::timestamptz AS due_at,
                      CASE WHEN jsonb_typeof(x->'channelIds') = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(x->'channelIds')::uuid) END AS channel_ids
                 FROM jsonb_array_elements($2::jsonb) x) t
        WHERE d.id = t.id`,
      [code, JSON.stringify(steps)],
    );
  }
}

/** Ends deliveries; `notNeeded` ones belong to no message. */
export async function finish(m: EntityManager, ids: readonly string[], state: 'failed' | 'notNeeded', code: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await m.query(`UPDATE deliveries SET state = $2, code = $3, settled_at = $4 WHERE id = ANY($1::uuid[])`, [ids, state, code, now]);
}
