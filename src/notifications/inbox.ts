import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notWalledOff } from '../cases/case-scope.js';
import { Notification } from './notification.entity.js';

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
  /** @returns whom it was told: active accounts that are not walled off from the case */
  async tell(m: EntityManager, userIds: readonly string[], news: News): Promise<string[]> {
    if (userIds.length === 0) return [];
    const people = await m.query<{ id: string }[]>(
      `SELECT u.id FROM users u, cases c WHERE c.id = $1 AND u.id = ANY($2::uuid[]) AND u.state = 'active' AND ${notWalledOff('u.id')} ORDER BY u.id`,
      [news.caseId, [...new Set(userIds)]],
    );
    if (people.length === 0) return [];
    await m
      .createQueryBuilder()
      .insert()
      .into(Notification)
      .values(people.map(({ id }) => ({
        id: randomUUID(), userId: id, caseId: news.caseId, eventKey: news.eventKey, type: news.type, data: news.data as object,
        createdAt: news.at, visibleFrom: news.visibleFrom ?? news.at, readAt: null,
      })))
      .orIgnore()
      .execute();
    for (const { id } of people) await m.query(`SELECT pg_notify('changes', $1)`, [JSON.stringify({ userId: id, type: 'notification' })]);
    return people.map(({ id }) => id);
  }
}
