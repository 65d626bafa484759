import type { EntityManager } from 'typeorm';
import { notWalledOff } from '../../cases/case-scope.js';
import type { Waiting } from '../domain/merging.js';
import { offered } from './channel-offer.js';
import type { RoutingCode } from './delivery-routing.js';
import type { Told } from './message-writer.js';

/** So many deliveries go into one message at most; the next one takes the rest. */
export const MOST_AT_ONCE = 500;

/** After an outage its leftovers wait until no clock is later than this … */
const CAUGHT_UP_MS = 60_000;
/** … but not longer than this: a clock that cannot be treated must not silence the others. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** A delivery that a channel is to take now, with what it says, or why it is not to be sent there. */
export interface WaitingDelivery extends Waiting, Told {
  /** Null: is to be sent. */
  endedBy: 'read' | 'accountDisabled' | 'notForThem' | null;
  movedBy: RoutingCode | null;
  urgent: boolean;
  quietFrom: string | null;
  quietTo: string | null;
  /** The language its receiver reads. */
  locale: 'zh-CN' | 'en';
}

/** Whether a delivery may go now, by `$now`, `$caughtUp` and `$oldest`: parameters in this order from `first` on. */
export const isDue = (first: number): string => `d.state = 'waiting' AND d.message_id IS NULL AND d.due_at <= $${first} AND (NOT d.backlog OR $${first + 1} OR d.created_at <= $${first + 2})`;

/** The parameters of `isDue`. */
export async function dueParams(m: EntityManager, now: Date): Promise<[Date, boolean, Date]> {
  const [row] = await m.query<[{ behind: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM deadlines WHERE state = 'running' AND next_step_at <= $1) AS behind`, [new Date(now.getTime() - CAUGHT_UP_MS)],
  );
  return [now, !row.behind, new Date(now.getTime() - LONGEST_WAIT_MS)];
}

const SELECT = `SELECT d.id, d.backlog, d.urgent, s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo", n.event_key AS "eventKey", n.type, n.data, n.case_id AS "caseId", n.created_at AS "createdAt", u.name, u.role, s.locale,
    CASE WHEN n.read_at IS NOT NULL THEN 'read' WHEN u.state = 'disabled' THEN 'accountDisabled'
         WHEN n.case_id IS NOT NULL AND NOT ${notWalledOff('u.id')} THEN 'notForThem' END AS "endedBy",
    CASE WHEN NOT coalesce(d.channel_id = ANY(s.channel_ids), FALSE) THEN 'channelNotChosen' WHEN ch.state <> 'active' THEN 'channelDisabled'
         WHEN NOT ${offered('ch', 'u')} THEN 'channelNotOffered' END AS "movedBy"
  FROM deliveries d JOIN notifications n ON n.id = d.notification_id JOIN users u ON u.id = d.user_id JOIN channels ch ON ch.id = d.channel_id
    LEFT JOIN notification_settings s ON s.user_id = d.user_id LEFT JOIN cases c ON c.id = n.case_id`;

/** What waits for a channel and may go now, oldest first; the rows are locked. */
export async function waitingFor(m: EntityManager, channelId: string, now: Date): Promise<WaitingDelivery[]> {
  return m.query<WaitingDelivery[]>(
    `${SELECT} WHERE d.channel_id = $1 AND ${isDue(2)} ORDER BY d.created_at, d.id LIMIT ${MOST_AT_ONCE} FOR UPDATE OF d SKIP LOCKED`,
    [channelId, ...(await dueParams(m, now))],
  );
}

/**
 * What else waits for a group about the same events, also for people in their quiet hours: the group hears of it now anyway, and
 * would only hear it twice.
 */
export function waitingForTheSame(m: EntityManager, channelId: string, eventKeys: readonly string[], except: readonly string[]): Promise<WaitingDelivery[]> {
  return m.query<WaitingDelivery[]>(
    `${SELECT} WHERE d.channel_id = $1 AND d.state = 'waiting' AND d.message_id IS NULL AND n.event_key = ANY($2) AND d.id <> ALL($3::uuid[])
      ORDER BY d.created_at, d.id LIMIT ${MOST_AT_ONCE} FOR UPDATE OF d SKIP LOCKED`,
    [channelId, eventKeys, except],
  );
}

/** What a message consists of, in the order in which it is read. */
export function partsOf(m: EntityManager, messageId: string): Promise<WaitingDelivery[]> {
  return m.query<WaitingDelivery[]>(
    `${SELECT} JOIN message_deliveries p ON p.delivery_id = d.id AND p.message_id = $1 ORDER BY d.created_at, d.id`, [messageId],
  );
}
