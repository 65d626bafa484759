import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notWalledOff } from '../cases/case-scope.js';

export interface News {
  caseId: string;
  /** Unique for what happened; the same news is told each person once. */
  eventKey: string;
  type: string;
  data: Record<string, unknown>;
  at: Date;
  visibleFrom?: Date;
}

/** Writes what people are told, in the transaction of what happened. */
@Injectable()
export class Inbox {
  /** @returns whom it was told, now or before: active accounts that are not walled off from the case */
  async tell(m: EntityManager, userIds: readonly string[], { caseId, eventKey, type, data, at, visibleFrom = at }: News): Promise<string[]> {
    if (userIds.length === 0) return [];
    const told = await m.query<{ userId: string }[]>(
      `INSERT INTO notifications (id, user_id, case_id, event_key, type, data, created_at, visible_from)
       SELECT gen_random_uuid(), u.id, c.id, $3, $4, $5::jsonb, $6, $7 FROM users u, cases c
        WHERE c.id = $1 AND u.id = ANY($2::uuid[]) AND u.state = 'active' AND ${notWalledOff('u.id')} ORDER BY u.id
       ON CONFLICT (event_key, user_id) DO UPDATE SET event_key = excluded.event_key RETURNING user_id AS "userId"`,
      [caseId, [...new Set(userIds)], eventKey, type, JSON.stringify(data), at, visibleFrom],
    );
    for (const { userId } of told) await m.query(`SELECT pg_notify('changes', $1)`, [JSON.stringify({ userId, type: 'notification' })]);
    return told.map(({ userId }) => userId);
  }
}
