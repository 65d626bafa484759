import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notWalledOff } from '../cases/case-scope.js';
import { Changes } from '../platform/changes/changes.js';
import { DeliveryPlanner } from './delivery/delivery-planner.js';

export interface News {
  /** Null: about no case, such as an alarm for the administrators. */
  caseId: string | null;
  /** Unique for what happened; the same news is told each person once. */
  eventKey: string;
  /** The text stands under `notification.<type>`. */
  type: string;
  /** Ids, codes, counts, amounts and the case's `number`; never a name, an ID, phone or bank number: it leaves the house. */
  data: Record<string, unknown>;
  at: Date;
  visibleFrom?: Date;
  /** Reaches people in their quiet hours too: a step that is due or over. */
  urgent?: boolean;
  /** Fired late, after an outage: each person gets one digest of all of it, once the clocks have caught up. */
  backlog?: boolean;
}

/** News and the people it is for. */
export interface Telling {
  userIds: readonly string[];
  news: News;
}

interface Told {
  id: string;
  userId: string;
  eventKey: string;
  fresh: boolean;
}

/** Writes what people are told, in the transaction of what happened; their channels follow from it. */
@Injectable()
export class Inbox {
  constructor(
    private readonly deliveries: DeliveryPlanner,
    private readonly changes: Changes,
  ) {}

  /** @returns whom it was told, now or before: active accounts that are not walled off from the case */
  async tell(m: EntityManager, userIds: readonly string[], news: News): Promise<string[]> {
    const [told = []] = await this.tellEach(m, [{ userIds, news }]);
    return told;
  }

  /** Marks as read what a person was told about a referral. */
  async readAbout(m: EntityManager, userId: string, referralId: string, at: Date): Promise<void> {
    const read = await m.query<unknown[]>(
      `WITH read AS (UPDATE notifications SET read_at = $3 WHERE user_id = $1 AND read_at IS NULL AND visible_from <= $3 AND $2 IN (data->>'referralId', data->>'subjectId') RETURNING id) SELECT id FROM read`, [userId, referralId, at],
    );
    if (read.length > 0) await this.changes.add(m, { userId, type: 'notification' });
  }

  /**
   * Tells many things at once, each with an event key of its own.
   * @returns for each of them whom it was told, as `tell` does
   */
  async tellEach(m: EntityManager, tellings: readonly Telling[]): Promise<string[][]> {
    const wanted = tellings.filter(({ userIds }) => userIds.length > 0);
    const told = wanted.length === 0 ? [] : await write(m, wanted);
    const fresh = told.filter((one) => one.fresh);
    for (const { visibleFrom, urgent, backlog, eventKeys } of alike(wanted)) {
      const notificationIds = fresh.filter(({ eventKey }) => eventKeys.has(eventKey)).map(({ id }) => id);
      if (notificationIds.length > 0) await this.deliveries.plan(m, { notificationIds, visibleFrom, urgent, backlog });
    }
    await this.changes.add(m, ...fresh.map(({ userId }) => ({ userId, type: 'notification' })));
    return tellings.map(({ news }) => told.filter(({ eventKey }) => eventKey === news.eventKey).map(({ userId }) => userId));
  }
}

function write(m: EntityManager, tellings: readonly Telling[]): Promise<Told[]> {
  const rows = tellings.map(({ userIds, news: { caseId, eventKey, type, data, at, visibleFrom = at } }) => ({
    user_ids: [...new Set(userIds)], case_id: caseId, event_key: eventKey, type, data, at, visible_from: visibleFrom,
  }));
  return m.query<Told[]>(
    `INSERT INTO notifications (id, user_id, case_id, event_key, type, data, created_at, visible_from)
     SELECT gen_random_uuid(), u.id, c.id, x.event_key, x.type, x.data, x.at, x.visible_from
       FROM jsonb_to_recordset($1::jsonb) x (user_ids uuid[], case_id uuid, event_key text, type text, data jsonb, at timestamptz, visible_from timestamptz)
      CROSS JOIN unnest(x.user_ids) AS person(id) JOIN users u ON u.id = person.id LEFT JOIN cases c ON c.id = x.case_id
      WHERE (x.case_id IS NULL OR c.id IS NOT NULL) AND u.state = 'active' AND ${notWalledOff('u.id')} ORDER BY x.event_key, u.id
     ON CONFLICT (event_key, user_id) DO UPDATE SET event_key = excluded.event_key RETURNING id, user_id AS "userId", event_key AS "eventKey", xmax = 0 AS fresh`,
    [JSON.stringify(rows)],
  );
}

/** What is delivered in the same way, together. */
function alike(tellings: readonly Telling[]): Iterable<{ visibleFrom: Date; urgent: boolean; backlog: boolean; eventKeys: Set<string> }> {
  const kinds = new Map<string, { visibleFrom: Date; urgent: boolean; backlog: boolean; eventKeys: Set<string> }>();
  for (const { news: { eventKey, at, visibleFrom = at, urgent = false, backlog = false } } of tellings) {
    const kind = `${visibleFrom.getTime()} ${urgent} ${backlog}`;
    const known = kinds.get(kind) ?? { visibleFrom, urgent, backlog, eventKeys: new Set<string>() };
    known.eventKeys.add(eventKey);
    kinds.set(kind, known);
  }
  return kinds.values();
}
