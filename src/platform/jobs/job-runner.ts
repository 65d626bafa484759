import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { describeError } from '../observe/describe-error.js';
import { LOGGER } from '../observe/logger.js';
import { Metrics } from '../observe/metrics.js';
import { runInContext } from '../observe/request-context.js';
import { type JobName, type JobPayload, type QueueName, jobDefinitions, jobQueues } from './job-definitions.js';
import { type HandledJob, HandlesJob, type JobHandler, PermanentJobError } from './job-handler.js';
import { JobSchedules } from './job-schedules.js';
import { OutboxRelay } from './outbox-relay.js';
import { QueueBackend } from './queue-backend.js';
import { UnaskedJobs } from './unasked-jobs.js';

/** Starts the workers of a process that has that role, and closes them before the queues and the database. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<JobName, HandledJob & { handler: JobHandler }>();
  private schedules: JobSchedules | null = null;
  private unasked: UnaskedJobs | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly backend: QueueBackend,
    private readonly relay: OutboxRelay,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.collectHandlers();
    if (this.config.role === 'api') return;
    await this.backend.connect();
    const names = Object.keys(jobQueues) as QueueName[];
    const queues = Object.fromEntries(names.map((name) => [name, this.backend.queue(name)])) as Record<QueueName, Queue>;
    for (const name of names) this.backend.worker(name, (job: Job<JobPayload>) => this.runQueued(job), jobQueues[name]);
    this.schedules = new JobSchedules(queues, this.intervals(), this.log);
    await this.schedules.start();
    this.unasked = this.jobsRunUnasked();
    this.unasked.start();
    this.relay.start(queues);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.schedules?.stop();
    await this.unasked?.stop();
    await this.backend.close();
  }

  /** Runs a job's handler in this process at once: what a worker does, without the queue. */
  async runNow(name: JobName, payload: JobPayload = {}): Promise<void> {
    const entry = this.handlers.get(name);
    if (!entry) throw new Error(`No handler for the job ${name}`);
    await entry.handler.handle(payload);
  }

  private collectHandlers(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const meta = this.discovery.getMetadataByDecorator(HandlesJob, wrapper);
      if (!meta) continue;
      if (this.handlers.has(meta.name)) throw new Error(`Two handlers for the job ${meta.name}`);
      this.handlers.set(meta.name, { ...meta, handler: wrapper.instance as JobHandler });
    }
    const missing = Object.keys(jobDefinitions).filter((name) => !this.handlers.has(name as JobName));
    if (missing.length > 0) throw new Error(`No handler for the jobs ${missing.join(', ')}`);
  }

  private intervals(): Map<JobName, number> {
    return new Map([...this.handlers].flatMap(([name, { everyMs }]) => (everyMs === undefined ? [] : [[name, everyMs]])));
  }

  private jobsRunUnasked(): UnaskedJobs {
    const jobs = [...this.handlers.values()].flatMap(({ name, unaskedAfterMs: afterMs }) => {
      // What went wrong is counted and logged, and the next look comes soon.
      const run = (): Promise<void> => this.run({ name, data: {} }).catch(() => undefined);
      return afterMs === undefined ? [] : [[name, { afterMs, run }] as const];
    });
    return new UnaskedJobs(new Map(jobs));
  }

  private async runQueued(job: Job<JobPayload>): Promise<void> {
    this.unasked?.asked(job.name as JobName);
    try {
      await this.run({ name: job.name as JobName, data: job.data, id: job.id, attempt: job.attemptsMade + 1 });
    } catch (error) {
      if (error instanceof PermanentJobError) throw new UnrecoverableError(error.message);
      throw withoutValues(error);
    }
  }

  private run({ name, data, id, attempt = 1 }: { name: JobName; data: JobPayload; id?: string | undefined; attempt?: number }): Promise<void> {
    return runInContext({ correlationId: id ?? name, locale: 'zh-CN' }, async () => {
      try {
        await this.runNow(name, data);
        this.metrics.job(name, 'done');
      } catch (error) {
        this.metrics.job(name, 'failed');
        this.log.error({ job: name, jobId: id, attempt, err: describeError(error) }, 'job failed');
        throw error;
      }
    });
  }
}

/** As much of a failure as a queue may keep, and show to whoever looks at it. */
function withoutValues(error: unknown): Error {
  const { name, message, stack = '' } = describeError(error);
  return Object.assign(new Error(message), { name, stack });
}
