import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../observe/metrics.js';
import { Clock } from '../time/clock.js';
import { QueueBackend } from './queue-backend.js';

/** How far jobs are behind: those not handed on yet, and those in the queues that this process uses. */
@Injectable()
export class JobMetrics {
  constructor(
    metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly backend: QueueBackend,
  ) {
    metrics.gauge('outbox_oldest_seconds', 'Age of the oldest job that was not handed on yet', () => this.oldestWaiting());
    metrics.gauge('outbox_waiting', 'Jobs that were not handed on yet', () => this.waiting());
    metrics.gauge('queue_jobs', 'Jobs in the queues that this process uses, by queue and state', () => this.queued(), ['queue', 'state']);
  }

  private async oldestWaiting(): Promise<number> {
    const [row] = await this.dataSource.query<[{ seconds: number }]>(
      `SELECT coalesce(extract(epoch FROM $1::timestamptz - min(created_at)), 0)::float AS seconds FROM outbox WHERE dispatched_at IS NULL`, [this.clock.now()],
    );
    return Math.max(0, row.seconds);
  }

  private async waiting(): Promise<number> {
    const [row] = await this.dataSource.query<[{ n: number }]>('SELECT count(*)::int AS n FROM outbox WHERE dispatched_at IS NULL');
    return row.n;
  }

  private async queued(): Promise<{ labels: Record<string, string>; value: number }[]> {
    const counted = await Promise.all([...this.backend.opened].map(async ([queue, jobs]) => ({ queue, counts: await jobs.getJobCounts() })));
    return counted.flatMap(({ queue, counts }) => Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value })));
  }
}
