import { Inject, Injectable } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../observe/logger.js';
import { Clock } from '../time/clock.js';
import { type JobName, type JobPayload, type QueueName, jobDefinitions } from './job-definitions.js';
import { PgListener } from '../database/pg-listener.js';

const BATCH = 100;
const POLL_MS = 2_000;

interface Claimed {
  id: string;
  job: JobName;
  payload: JobPayload;
}

function toJob({ id, job, payload }: Claimed): { name: JobName; data: JobPayload; opts: JobsOptions } {
  const { attempts, backoffMs } = jobDefinitions[job];
  return { name: job, data: payload, opts: { jobId: id, attempts, backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 } } };
}

/**
 * Hands committed outbox rows to BullMQ, oldest first. It wakes on a notification and polls as well, because a notification can
 * be lost. A crash between adding and marking adds again under the same job id, which BullMQ recognises.
 */
@Injectable()
export class OutboxRelay {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private unsubscribe: (() => void) | null = null;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: PgListener,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  start(queues: Readonly<Record<QueueName, Queue>>): void {
    this.stopped = false;
    const wake = (): void => {
      this.running = this.running.then(() => this.drain(queues)).catch((error: unknown) => {
        this.log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'outbox relay will try again');
      });
    };
    this.unsubscribe = this.listener.subscribe('outbox', wake);
    this.timer = setInterval(wake, POLL_MS);
    wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe?.();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async drain(queues: Readonly<Record<QueueName, Queue>>): Promise<void> {
    while (!this.stopped && (await this.dispatchBatch(queues)) === BATCH);
  }

  private dispatchBatch(queues: Readonly<Record<QueueName, Queue>>): Promise<number> {
    return this.dataSource.transaction(async (m) => {
      // What a newer version of the program asked for waits for it, and nothing waits behind.
      const rows = await m.query<Claimed[]>(
        `SELECT id, job, payload FROM outbox WHERE dispatched_at IS NULL AND job = ANY($1) ORDER BY created_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [Object.keys(jobDefinitions)],
      );
      for (const name of Object.keys(queues) as QueueName[]) {
        const jobs = rows.filter((row) => jobDefinitions[row.job].queue === name).map(toJob);
        if (jobs.length > 0) await queues[name].addBulk(jobs);
      }
      if (rows.length > 0) {
        await m.query(`UPDATE outbox SET dispatched_at = $2 WHERE id = ANY($1::uuid[])`, [rows.map((row) => row.id), this.clock.now()]);
      }
      return rows.length;
    });
  }
}
