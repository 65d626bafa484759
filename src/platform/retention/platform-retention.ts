import { Injectable } from '@nestjs/common';
import { Retention, deleteBatch } from './retention.js';

const DAY = 86_400_000;

/** What the platform itself forgets: answers kept for repeats after a day, jobs handed on after a week. */
@Injectable()
export class PlatformRetention {
  constructor(retention: Retention) {
    retention.register({
      name: 'idempotency records',
      purge: (m, now) => deleteBatch(m, 'idempotency_records', 'actor, key', 'created_at < $1', [new Date(now.getTime() - DAY)]),
    });
    retention.register({
      name: 'outbox',
      purge: (m, now) => deleteBatch(m, 'outbox', 'id', 'dispatched_at < $1', [new Date(now.getTime() - 7 * DAY)]),
    });
  }
}
