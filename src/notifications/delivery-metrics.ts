import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/observe/metrics.js';
import { Clock } from '../platform/time/clock.js';
import type { ChannelKind } from './channels/channel-adapter.js';

/** What became of messages, and how many wait or failed for good. */
@Injectable()
export class DeliveryMetrics {
  private readonly tries: Counter<'channel' | 'result'>;

  constructor(
    metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.tries = metrics.counter('deliveries_total', 'Tries to hand a message to its receiver, by channel and result', ['channel', 'result']);
    metrics.gauge('deliveries_waiting', 'Deliveries that were not settled yet', () => this.one(`SELECT count(*)::int AS n FROM deliveries WHERE state IN ('waiting', 'sending')`));
    metrics.gauge('deliveries_waiting_seconds', 'For how long the oldest delivery that may go out has not been settled', () => this.oldest());
    metrics.gauge('deliveries_failed', 'Deliveries on the failed list', () => this.one(`SELECT count(*)::int AS n FROM deliveries WHERE state = 'failed'`));
  }

  /** @param result as the adapter answered, or `unknown` when its process did not learn it */
  delivery(channel: ChannelKind, result: 'accepted' | 'transient' | 'permanent' | 'unknown'): void {
    this.tries.inc({ channel, result });
  }

  private oldest(): Promise<number> {
    return this.one(
      `SELECT greatest(coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0), 0)::float AS n FROM deliveries WHERE state IN ('waiting', 'sending')`,
      [this.clock.now()],
    );
  }

  private async one(sql: string, params: unknown[] = []): Promise<number> {
    const [row] = await this.dataSource.query<[{ n: number }]>(sql, params);
    return row.n;
  }
}
