import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Logger } from 'pino';
import { LOGGER } from '../observe/logger.js';

type Listener = () => void;

const RETRY_MS = 1_000;
const CONNECT_PATIENCE_MS = 10_000;

/**
 * One connection that listens to PostgreSQL's notifications and reconnects by itself. A notification only wakes: what happened
 * stands in rows. Whoever listens is woken as well each time listening begins, since something may have been missed before.
 */
@Injectable()
export class PgListener implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: pg.Client | null = null;
  /** Connecting and listening, one after another. */
  private listening: Promise<void> = Promise.resolve();
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Calls `listener` at each notification on `channel` (a fixed identifier); the result ends it. */
  subscribe(channel: 'outbox' | 'changes', listener: Listener): () => void {
    const set = this.listeners.get(channel) ?? new Set<Listener>();
    this.listeners.set(channel, set.add(listener));
    const { client } = this;
    if (client) this.next(client, () => this.listen(client, channel));
    else if (!this.retry && !this.closed) this.connect();
    return () => set.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end();
  }

  private connect(): void {
    const client = new pg.Client({ connectionString: this.url, application_name: 'triquick-listen', keepAlive: true, connectionTimeoutMillis: CONNECT_PATIENCE_MS });
    this.client = client;
    client.on('notification', ({ channel }) => this.wake(channel));
    client.on('error', (error) => this.lost(client, error));
    this.listening = Promise.resolve();
    this.next(client, async () => {
      await client.connect();
      for (const channel of this.listeners.keys()) await this.listen(client, channel);
    });
  }

  private next(client: pg.Client, work: () => Promise<void>): void {
    this.listening = this.listening.then(() => (client === this.client ? work() : undefined)).catch((error: unknown) => this.lost(client, error));
  }

  private async listen(client: pg.Client, channel: string): Promise<void> {
    await client.query(`LISTEN ${channel}`);
    this.wake(channel);
  }

  private wake(channel: string): void {
    this.listeners.get(channel)?.forEach((listener) => listener());
  }

  private lost(client: pg.Client, error: unknown): void {
    if (this.closed || client !== this.client) return;
    this.log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'notifications lost, connecting again');
    this.client = null;
    client.removeAllListeners();
    client.on('error', (late) => this.log.debug({ err: late.message }, 'late error of a lost connection'));
    client.end().catch((late: unknown) => this.log.debug({ err: late instanceof Error ? late.message : 'unknown' }, 'late error of a lost connection'));
    this.retry = setTimeout(() => {
      this.retry = null;
      this.connect();
    }, RETRY_MS);
  }
}
