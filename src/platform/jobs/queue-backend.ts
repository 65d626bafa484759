import { Queue, Worker, createPostgresBackend, createRedisBackend, setDefaultBackendFactory, type ConnectionOptions, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';

/**
 * The one place that knows where BullMQ keeps its jobs: Redis when `redisUrl` is given, PostgreSQL otherwise. Rows in our own
 * tables are the truth in both; a queue that is lost costs time, not work.
 */
export class QueueBackend {
  readonly kind: 'redis' | 'postgres';
  private readonly redis: Redis | null;
  private readonly open: { close(): Promise<void> }[] = [];

  constructor(private readonly options: { redisUrl: string | null; databaseUrl: string; prefix?: string }, private readonly onError: (error: Error) => void) {
    this.kind = options.redisUrl ? 'redis' : 'postgres';
    this.redis = options.redisUrl ? new Redis(options.redisUrl, { maxRetriesPerRequest: null, lazyConnect: true }) : null;
    this.redis?.on('error', onError);
    setDefaultBackendFactory(this.kind === 'redis' ? createRedisBackend : (createPostgresBackend as unknown as typeof createRedisBackend));
  }

  queue(name: string): Queue {
    const queue = new Queue(name, { connection: this.connection(3), ...this.prefixed(), defaultJobOptions: { removeOnComplete: { age: 3600, count: 5000 }, removeOnFail: { age: 14 * 86_400, count: 5000 } } });
    queue.on('error', this.onError);
    this.open.push(queue);
    return queue;
  }

  worker(name: string, processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker {
    const worker = new Worker(name, processor, { connection: this.connection((options.concurrency ?? 1) + 2), ...this.prefixed(), lockDuration: 20_000, stalledInterval: 5_000, maxStalledCount: 1_000, ...options });
    worker.on('error', this.onError);
    this.open.unshift(worker);
    return worker;
  }

  /** Workers first, so that none takes a job its queue can no longer finish. */
  async close(): Promise<void> {
    for (const part of this.open.splice(0)) await part.close();
    if (this.redis) await this.redis.quit();
  }

  private connection(max: number): ConnectionOptions {
    return this.redis ?? ({ connectionString: this.options.databaseUrl, schema: 'bullmq', migrate: true, max });
  }

  private prefixed(): { prefix?: string } {
    return this.options.prefix && this.kind === 'redis' ? { prefix: this.options.prefix } : {};
  }
}
