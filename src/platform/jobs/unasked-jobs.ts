import type { JobName } from './job-definitions.js';

/** A job that this process runs of its own accord when the queue has not asked for it so long. */
export interface UnaskedJob {
  afterMs: number;
  run(): Promise<void>;
}

/**
 * Runs jobs that must not wait for a queue that is lost. While the queue is well another process may be the one it asks: then
 * this only looks at rows once more, which changes nothing.
 */
export class UnaskedJobs {
  private readonly askedAt = new Map<JobName, number>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<JobName, Promise<void>>();

  constructor(private readonly jobs: ReadonlyMap<JobName, UnaskedJob>) {}

  start(): void {
    for (const [name, { afterMs }] of this.jobs) {
      this.askedAt.set(name, performance.now());
      this.timers.push(setInterval(() => this.look(name), afterMs / 3));
    }
  }

  /** The queue asked for the job just now. */
  asked(name: JobName): void {
    this.askedAt.set(name, performance.now());
  }

  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  private look(name: JobName): void {
    const job = this.jobs.get(name);
    if (!job || this.running.has(name) || performance.now() - (this.askedAt.get(name) ?? 0) < job.afterMs) return;
    this.running.set(name, job.run().finally(() => this.running.delete(name)));
  }
}
