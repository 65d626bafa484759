import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { JobName } from './job-definitions.js';

const LOOK_EVERY_MS = 10_000;

/**
 * Keeps jobs coming at their intervals. The queue itself remembers them, and a queue may be lost (Redis emptied or replaced):
 * then they are scheduled anew, since it is the sweeps that make good what else was lost with it.
 */
export class JobSchedules {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  /** @param everyMs intervals by job */
  constructor(
    private readonly queue: Queue,
    private readonly everyMs: ReadonlyMap<JobName, number>,
    private readonly log: Logger,
  ) {}

  /** Intervals may have changed since the program ran last: at the start all are written. */
  async start(): Promise<void> {
    for (const [name, every] of this.everyMs) await this.schedule(name, every);
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.addMissing()).catch((error: unknown) => {
        this.log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'job schedules will be looked at again');
      });
    }, LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async addMissing(): Promise<void> {
    for (const [name, every] of this.everyMs) {
      if (!(await this.queue.getJobScheduler(name))) await this.schedule(name, every);
    }
  }

  private async schedule(name: JobName, every: number): Promise<void> {
    await this.queue.upsertJobScheduler(name, { every }, { name, data: {} });
  }
}
