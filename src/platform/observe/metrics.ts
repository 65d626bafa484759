import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Logger } from 'pino';
import { describeError } from './describe-error.js';

/** What a gauge shows: one number, or one for each combination of its labels. */
export type Measured = number | readonly { labels: Record<string, string>; value: number }[];

/** What `/metrics` tells. Features add what they know of; a gauge is measured when it is asked for. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({ name: 'http_request_duration_seconds', help: 'Requests by route and status', labelNames: ['method', 'route', 'status'], buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [this.registry] });
  private readonly jobs = this.counter('jobs_total', 'Runs of jobs by name and result', ['job', 'result']);
  private readonly failures = this.counter('metrics_failures_total', 'Gauges that could not be measured, and are missing from the answer', ['gauge']);

  private measuring: Promise<void> = Promise.resolve();

  constructor(private readonly log: Logger) {
    collectDefaultMetrics({ register: this.registry });
  }

  request(method: string, route: string | undefined, status: number, seconds: number): void {
    this.requests.observe({ method, route: route ?? 'unknown', status: String(status) }, seconds);
  }

  job(job: string, result: 'done' | 'failed'): void {
    this.jobs.inc({ job, result });
  }

  counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  histogram(name: string, help: string, buckets: readonly number[]): Histogram {
    return new Histogram({ name, help, buckets: [...buckets], registers: [this.registry] });
  }

  /** @param measure is called at each look, one gauge after another; when it fails, this gauge is missing and the others are not */
  gauge(name: string, help: string, measure: () => Promise<Measured> | Measured, labelNames: readonly string[] = []): void {
    const clear = (): void => {
      gauge.reset();
      if (labelNames.length === 0) gauge.remove();
    };
    const collect = (): Promise<void> => (this.measuring = this.measuring.then(async () => {
      try {
        const measured = await measure();
        clear();
        if (typeof measured === 'number') gauge.set(measured);
        else for (const { labels, value } of measured) gauge.set(labels, value);
      } catch (error) {
        // An old number, or none, would look like a true one.
        clear();
        this.failed(name, error);
      }
    }));
    const gauge: Gauge = new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry], collect });
  }

  private failed(gauge: string, error: unknown): void {
    this.failures.inc({ gauge });
    this.log.warn({ gauge, err: describeError(error) }, 'a gauge could not be measured');
  }
}
