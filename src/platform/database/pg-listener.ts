import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Logger } from 'pino';
import { LOGGER } from '../observe/logger.js';

type Listener = (payload: string) => void;

/** One connection that listens to PostgreSQL's notifications; it reconnects by itself and tells nobody of what was missed. */
@Injectable()
export class PgListener implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Calls `listener` with each payload of `channel` (a fixed identifier); the result ends it. */
  subscribe(channel: 'outbox' | 'changes', listener: Listener): () => void {
    const known = this.listeners.get(channel);
    const set = known ?? new Set<Listener>();
    this.listeners.set(channel, set.add(listener));
    if (!this.client) this.connect();
    else if (!known) void this.client.query(`LISTEN ${channel}`).catch((error: unknown) => this.lost(error));
    return () => set.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end();
  }

  private connect(): void {
    const client = new pg.Client({ connectionString: this.url, application_name: 'triquick-listen', keepAlive: true });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.listeners.get(channel)?.forEach((listener) => listener(payload ?? '')));
    client.on('error', (error) => this.lost(error));
    void (async () => {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
    })().catch((error: unknown) => this.lost(error));
  }

  private lost(error: unknown): void {
    if (this.closed || this.retry) return;
    this.log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'notifications lost, connecting again');
    this.client?.removeAllListeners();
    this.client?.on('error', (late) => this.log.debug({ err: late.message }, 'late error of a lost connection'));
    this.client = null;
    this.retry = setTimeout(() => {
      this.retry = null;
      this.connect();
    }, 1_000);
  }
}
