import { Injectable } from '@nestjs/common';
import { Retention, deleteBatch } from '../platform/retention/retention.js';

/** Sessions go when they have expired. */
@Injectable()
export class SessionRetention {
  constructor(retention: Retention) {
    retention.register({ name: 'sessions', purge: (m, now) => deleteBatch(m, 'sessions', 'token_hash', 'expires_at <= $1', [now]) });
  }
}
