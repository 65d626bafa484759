import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { type JobName, type QueueName, jobDefinitions } from './job-definitions.js';

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
    private readonly queues: Readonly<Record<QueueName, Queue>>,
    private readonly everyMs: ReadonlyMap<JobName, number>,
    private readonly log: Logger,
  ) {}

  /** Intervals and queues may have changed since the program ran last: at the start all are written. */
  async start(): Promise<void> {
    await this.removeOld();
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
      if (!(await this.queueOf(name).getJobScheduler(name))) await this.schedule(name, every);
    }
  }

  private async removeOld(): Promise<void> {
    for (const queue of Object.values(this.queues)) {
      for (const { key } of await queue.getJobSchedulers()) {
        const wanted = this.everyMs.has(key as JobName) && this.queueOf(key as JobName) === queue;
        if (!wanted) await queue.removeJobScheduler(key);
      }
    }
  }

  private async schedule(name: JobName, every: number): Promise<void> {
    await this.queueOf(name).upsertJobScheduler(name, { every }, { name, data: {} });
  }

  private queueOf(name: JobName): Queue {
    return this.queues[jobDefinitions[name].queue];
  }
}
