import { setTimeout as delay } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { StartError } from '../config/start-error.js';

const START_PATIENCE_MS = 10_000;
const PING_PATIENCE_MS = 1_000;

/** A connection to Redis that says why it is none, together with the copies that BullMQ makes of it for what waits. */
export class RedisConnection extends Redis {
  private readonly copies: Redis[] = [];
  private lastFault = 'no answer';

  constructor(url: string, options: RedisOptions, onError: (error: Error) => void) {
    super(url, { ...options, lazyConnect: true });
    this.on('error', (error: Error & { code?: string }) => {
      // Redis' own errors begin with their code; the rest of the text stays out of what people are told.
      this.lastFault = error.code ?? error.message.split(' ')[0] ?? this.lastFault;
      onError(error);
    });
  }

  override duplicate(...args: Parameters<Redis['duplicate']>): Redis {
    const copy = super.duplicate(...args);
    this.copies.push(copy);
    return copy;
  }

  /** @throws StartError when Redis does not answer in time: waiting for ever would look like a start that hangs */
  async reach(patienceMs = START_PATIENCE_MS): Promise<void> {
    // A failed attempt is told by an event, and the next one follows by itself: a second connection beside it would outlive both.
    if (this.status === 'wait') this.connect().catch(() => undefined);
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await delay(50)) if (this.status === 'ready') return;
    const { host, port } = this.options;
    throw new StartError(`Redis does not answer at ${host}:${port} (${this.lastFault}): check that it runs and that REDIS_URL names its host, port and password.`);
  }

  async answers(): Promise<boolean> {
    if (this.status !== 'ready') return false;
    const pong = this.ping().then(() => true, () => false);
    return Promise.race([pong, delay(PING_PATIENCE_MS, false, { ref: false })]);
  }

  /** Ends all connections at once; what waits for an answer may wait for ever. */
  cutOff(): void {
    for (const connection of [this, ...this.copies]) connection.disconnect();
  }
}
