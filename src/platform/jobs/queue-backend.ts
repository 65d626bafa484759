import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker, createPostgresBackend, createRedisBackend, setDefaultBackendFactory, type ConnectionOptions, type Processor, type WorkerOptions } from 'bullmq';
import { RedisConnection } from './redis-connection.js';

/** How often it is asked whether Redis is still there while the program ends. */
const LOOK_EVERY_MS = 1_000;
/** So long somebody who only wants to look at the queues waits for them. */
const LOOKER_PATIENCE_MS = 2_000;

/**
 * The one place that knows where BullMQ keeps its jobs: Redis when `redisUrl` is given, PostgreSQL otherwise. Rows in our own
 * tables are the truth in both; a queue that is lost costs time, not work.
 */
export class QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** Whoever adds a job holds a transaction: without Redis that fails at once. Workers wait until it is back. */
  private readonly redis: { adding: RedisConnection; working: RedisConnection } | null = null;
  private readonly queues = new Map<string, Queue>();
  private readonly open: { close(): Promise<void> }[] = [];
  private isDown = false;
  private isClosed = false;

  constructor(private readonly options: { redisUrl: string | null; databaseUrl: string; prefix?: string }, private readonly onError: (error: Error) => void) {
    this.kind = options.redisUrl ? 'redis' : 'postgres';
    if (options.redisUrl) {
      this.redis = {
        adding: new RedisConnection(options.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false }, this.report),
        working: new RedisConnection(options.redisUrl, { maxRetriesPerRequest: null }, this.report),
      };
      for (const connection of Object.values(this.redis)) connection.on('ready', () => (this.isDown = false));
    }
    setDefaultBackendFactory(this.kind === 'redis' ? createRedisBackend : (createPostgresBackend as unknown as typeof createRedisBackend));
  }

  /** To be awaited before queues are used. @throws StartError when Redis does not answer */
  async connect(): Promise<void> {
    if (!this.redis) return;
    try {
      await Promise.all([this.redis.adding.reach(), this.redis.working.reach()]);
    } catch (error) {
      this.cutOff();
      throw error;
    }
  }

  /** Whether queues can be looked at now; connects a process that has not used any so far. */
  async isReachable(): Promise<boolean> {
    if (this.isClosed) return false;
    if (!this.redis) return true;
    const { adding } = this.redis;
    if (adding.status !== 'ready') await adding.reach(LOOKER_PATIENCE_MS).catch(this.report);
    return adding.answers();
  }

  /** The queue of that name, the same at every call. */
  queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    if (this.isClosed) throw new Error('The queues are closed');
    const connection = this.redis?.adding ?? this.postgres(3);
    const queue = new Queue(name, { connection, ...this.prefixed(), defaultJobOptions: { removeOnComplete: { age: 3600, count: 5000 }, removeOnFail: { age: 14 * 86_400, count: 5000 } } });
    queue.on('error', this.report);
    this.queues.set(name, queue);
    this.open.push(queue);
    return queue;
  }

  /** Those that this process uses, by name. */
  get opened(): ReadonlyMap<string, Queue> {
    return this.queues;
  }

  worker(name: string, processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker {
    const connection = this.redis?.working ?? this.postgres((options.concurrency ?? 1) + 2);
    const worker = new Worker(name, processor, { connection, ...this.prefixed(), lockDuration: 20_000, stalledInterval: 5_000, maxStalledCount: 1_000, ...options });
    worker.on('error', this.report);
    this.open.unshift(worker);
    return worker;
  }

  /** Finishes the jobs at hand. A Redis that is gone is not waited for: whoever comes next finds what was not told to it. */
  async close(): Promise<void> {
    this.isClosed = true;
    const closing = this.closeAll().then(() => true);
    while (!(await Promise.race([closing, delay(LOOK_EVERY_MS, false, { ref: false })]))) {
      if (!this.redis || (await this.redis.working.answers())) continue;
      closing.catch(() => undefined);
      return this.cutOff();
    }
  }

  /** Workers first, so that none takes a job its queue can no longer finish. */
  private async closeAll(): Promise<void> {
    this.queues.clear();
    for (const part of this.open.splice(0)) await part.close();
    for (const connection of Object.values(this.redis ?? {})) {
      if (connection.status === 'ready') await connection.quit();
      else connection.disconnect();
    }
  }

  private cutOff(): void {
    for (const connection of Object.values(this.redis ?? {})) connection.cutOff();
  }

  /** Every part reports the same lost connection at every attempt: told once until Redis is back. */
  private readonly report = (error: Error): void => {
    const down = Object.values(this.redis ?? {}).some(({ status }) => status !== 'ready' && status !== 'wait');
    if (!(down && this.isDown)) this.onError(error);
    this.isDown = down;
  };

  private postgres(max: number): ConnectionOptions {
    return { connectionString: this.options.databaseUrl, schema: 'bullmq', migrate: true, max };
  }

  private prefixed(): { prefix?: string } {
    return this.options.prefix && this.kind === 'redis' ? { prefix: this.options.prefix } : {};
  }
}
