import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { type JobName, jobDefinitions } from './job-definitions.js';
import { QueueBackend } from './queue-backend.js';

/** Asks for sweeps at instants that are known before. Such a job is a hint: lost, doubled, early or late it changes nothing. */
@Injectable()
export class DelayedJobs {
  constructor(
    private readonly backend: QueueBackend,
    private readonly clock: Clock,
  ) {}

  /** One job for each instant, however often it is asked for; it leaves nothing behind in the queue. */
  async runAt(name: JobName, instants: readonly Date[]): Promise<void> {
    if (instants.length === 0) return;
    const now = this.clock.now().getTime();
    const jobs = instants.map((at) => ({
      name,
      data: {},
      opts: { jobId: `${name}-${at.getTime()}`, delay: Math.max(0, at.getTime() - now), attempts: 1, removeOnComplete: true, removeOnFail: true },
    }));
    await this.backend.queue(jobDefinitions[name].queue).addBulk(jobs);
  }
}
