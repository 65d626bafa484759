import { Injectable } from '@nestjs/common';
import type { Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/observe/metrics.js';
import { Clock } from '../platform/time/clock.js';

/** Two seconds are promised while the system is up; an outage shows in minutes and hours. */
const LATENESS_BUCKETS = [0.1, 0.25, 0.5, 1, 1.5, 2, 5, 10, 30, 60, 300, 3600, 86_400];

/** How many clocks run, and how punctually their steps fire. */
@Injectable()
export class DeadlineMetrics {
  private readonly lateness: Histogram;

  constructor(
    metrics: Metrics,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.lateness = metrics.histogram('deadline_step_lateness_seconds', 'From when an escalation step was reached until it fired', LATENESS_BUCKETS);
    metrics.gauge('deadlines', 'Open deadlines by state', () => this.open(), ['state']);
    metrics.gauge('deadlines_overdue', 'Running deadlines whose time is over', () => this.atPresent(`SELECT count(*)::int AS n FROM deadlines WHERE state = 'running' AND due_at < $1`));
    metrics.gauge('deadline_step_waiting_seconds', 'For how long the oldest escalation step that was reached has not fired', () =>
      this.atPresent(`SELECT greatest(coalesce(extract(epoch FROM $1::timestamptz - min(next_step_at)), 0), 0)::float AS n FROM deadlines WHERE state = 'running' AND next_step_at IS NOT NULL`));
  }

  /** @param latenessSeconds from when the step was reached; to be told after it is committed */
  stepFired(latenessSeconds: number): void {
    this.lateness.observe(Math.max(0, latenessSeconds));
  }

  private async open(): Promise<{ labels: { state: string }; value: number }[]> {
    const rows = await this.dataSource.query<{ state: string; n: number }[]>(`SELECT state, count(*)::int AS n FROM deadlines WHERE state IN ('running', 'suspended') GROUP BY state`);
    return ['running', 'suspended'].map((state) => ({ labels: { state }, value: rows.find((row) => row.state === state)?.n ?? 0 }));
  }

  private async atPresent(sql: string): Promise<number> {
    const [row] = await this.dataSource.query<[{ n: number }]>(sql, [this.clock.now()]);
    return row.n;
  }
}
