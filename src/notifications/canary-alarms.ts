import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Inbox } from './inbox.js';

/** Tells the administrators that the sweep stands still, and that it runs again: once, whichever process notices first. */
@Injectable()
export class CanaryAlarms {
  constructor(private readonly inbox: Inbox) {}

  /** @param dueAt when the canary should have fired, by which processes agree on what they notice */
  async raise(m: EntityManager, dueAt: Date, now: Date): Promise<void> {
    const raised = await m.query<unknown[]>('INSERT INTO canary_alarms (due_at, noticed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [dueAt, now]);
    if (raised.length > 0) await this.tell(m, { eventKey: `canary:late:${dueAt.toISOString()}`, type: 'canary.late', data: { since: dueAt.toISOString() }, at: now });
  }

  /** Ends every alarm that stands. */
  async clear(m: EntityManager, now: Date): Promise<void> {
    const [standing] = await m.query<{ n: number }[]>('SELECT 1 AS n FROM canary_alarms WHERE ended_at IS NULL LIMIT 1');
    if (!standing) return;
    const [ended] = await m.query<[{ dueAt: Date }[], number]>('UPDATE canary_alarms SET ended_at = $1 WHERE ended_at IS NULL RETURNING due_at AS "dueAt"', [now]);
    for (const { dueAt } of ended) {
      const minutes = Math.max(1, Math.round((now.getTime() - dueAt.getTime()) / 60_000));
      await this.tell(m, { eventKey: `canary:back:${dueAt.toISOString()}`, type: 'canary.back', data: { since: dueAt.toISOString(), minutes }, at: now });
    }
  }

  private async tell(m: EntityManager, news: { eventKey: string; type: string; data: Record<string, unknown>; at: Date }): Promise<void> {
    const administrators = await m.query<{ id: string }[]>(`SELECT id FROM users WHERE role = 'administrator' AND state = 'active' ORDER BY id`);
    await this.inbox.tell(m, administrators.map(({ id }) => id), { caseId: null, urgent: true, ...news });
  }
}
