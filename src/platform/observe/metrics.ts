import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { DataSource } from 'typeorm';

/** What `/metrics` tells: requests, jobs, the process, and how far behind the rows are that somebody waits for. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({ name: 'http_request_duration_seconds', help: 'Requests by route and status', labelNames: ['method', 'route', 'status'], buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [this.registry] });
  private readonly jobs = new Counter({ name: 'jobs_total', help: 'Runs of jobs by name and result', labelNames: ['job', 'result'], registers: [this.registry] });

  constructor(dataSource: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('outbox_oldest_seconds', 'Age of the oldest job that was not handed on yet', dataSource, `SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) AS value FROM outbox WHERE dispatched_at IS NULL`);
  }

  request(method: string, route: string | undefined, status: number, seconds: number): void {
    this.requests.observe({ method, route: route ?? 'unknown', status: String(status) }, seconds);
  }

  job(job: string, result: 'done' | 'failed'): void {
    this.jobs.inc({ job, result });
  }

  private gauge(name: string, help: string, dataSource: DataSource, sql: string): void {
    new Gauge({
      name, help, registers: [this.registry],
      async collect() {
        const [row] = await dataSource.query<[{ value: string }]>(sql);
        this.set(Number(row.value));
      },
    });
  }
}
