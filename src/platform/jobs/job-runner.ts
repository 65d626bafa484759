import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { describeError } from '../observe/describe-error.js';
import { LOGGER } from '../observe/logger.js';
import { Metrics } from '../observe/metrics.js';
import { runInContext } from '../observe/request-context.js';
import { type JobName, type JobPayload, jobDefinitions } from './job-definitions.js';
import { HandlesJob, type JobHandler, PermanentJobError } from './job-handler.js';
import { JobSchedules } from './job-schedules.js';
import { OutboxRelay } from './outbox-relay.js';
import { QueueBackend } from './queue-backend.js';

const QUEUES = { work: { concurrency: 2 }, clocks: { concurrency: 1 } } as const;

/** Starts the workers of a process that has that role, and closes them before the queues and the database. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<JobName, { handler: JobHandler; everyMs: number | undefined }>();
  private schedules: JobSchedules | null = null;

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
    const queues = { work: this.backend.queue('work'), clocks: this.backend.queue('clocks') };
    for (const [name, options] of Object.entries(QUEUES)) {
      this.backend.worker(name, (job: Job<JobPayload>) => this.run(job), options);
    }
    this.schedules = new JobSchedules(queues.clocks, this.intervals(), this.log);
    await this.schedules.start();
    this.relay.start(queues);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.schedules?.stop();
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
      this.handlers.set(meta.name, { handler: wrapper.instance as JobHandler, everyMs: meta.everyMs });
    }
    const missing = Object.keys(jobDefinitions).filter((name) => !this.handlers.has(name as JobName));
    if (missing.length > 0) throw new Error(`No handler for the jobs ${missing.join(', ')}`);
  }

  private intervals(): Map<JobName, number> {
    return new Map([...this.handlers].flatMap(([name, { everyMs }]) => (everyMs === undefined ? [] : [[name, everyMs]])));
  }

  private run(job: Job<JobPayload>): Promise<void> {
    return runInContext({ correlationId: job.id ?? job.name, locale: 'zh-CN' }, async () => {
      try {
        await this.runNow(job.name as JobName, job.data);
        this.metrics.job(job.name, 'done');
      } catch (error) {
        this.metrics.job(job.name, 'failed');
        this.log.error({ job: job.name, jobId: job.id, attempt: job.attemptsMade + 1, err: describeError(error) }, 'job failed');
        if (error instanceof PermanentJobError) throw new UnrecoverableError(error.message);
        throw error;
      }
    });
  }
}
