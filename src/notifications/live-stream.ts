import type { ServerResponse } from 'node:http';
import type { Change } from '../platform/changes/change.entity.js';
import type { ChangeReader } from '../platform/changes/change-feed.js';

/** What is written and not read is kept for the client up to this size, which is twice what comes at once; then it is cut off, and may resume. */
const MOST_UNREAD_BYTES = 1_048_576;
/** So many changes may wait to be looked at for one client. */
const MOST_WAITING = 10_000;
const HEARTBEAT_MS = 20_000;
const RECONNECT_AFTER_MS = 3_000;

export interface Listening {
  /** Whose stream it is. */
  userId: string;
  /** Those of the changes that the person may hear of. */
  concerning(changes: readonly Change[]): Promise<Change[]>;
  /** Whether the session still is one. */
  lives(): Promise<boolean>;
}

/**
 * One open page. Everything is sent in order; a position is sent only with the last event of what it stands for, so that a client
 * that is cut off in between resumes before the first.
 */
export class LiveStream implements ChangeReader {
  private sending: Promise<void> = Promise.resolve();
  private waiting = 0;
  /** Up to where everything was sent. */
  private position: string | null = null;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly raw: ServerResponse,
    private readonly listening: Listening,
  ) {
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    raw.write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    raw.on('close', () => clearInterval(this.heartbeat));
  }

  take(changes: readonly Change[], position: string): void {
    this.waiting += changes.length;
    if (this.waiting > MOST_WAITING) this.cutOff();
    this.inTurn(async () => {
      this.waiting -= changes.length;
      const isFirst = this.begin();
      if (changes.some(({ type, userId }) => type === 'session' && userId === this.listening.userId) && !(await this.listening.lives())) return this.end();
      const concerning = await this.listening.concerning(changes.filter(({ type }) => type !== 'session'));
      this.position = position;
      if (concerning.length > 0) this.tell(concerning);
      // From here on nothing is missed; what the page read before this, it may have read too early.
      else if (isFirst) this.write(`event: begun\nid: ${position}\ndata: {}\n\n`);
    });
  }

  reset(position: string): void {
    this.inTurn(() => {
      this.begin();
      this.position = position;
      this.write(`event: reset\nid: ${position}\ndata: {}\n\n`);
    });
  }

  end(): void {
    this.raw.end();
  }

  /** @returns whether this is what the client hears first */
  private begin(): boolean {
    const isFirst = this.position === null;
    if (isFirst) this.write(': open\n\n');
    return isFirst;
  }

  private tell(changes: readonly Change[]): void {
    const last = changes.length - 1;
    this.write(changes.map((change, i) => `${i === last ? `id: ${this.position}\n` : ''}${event(change)}`).join(''));
  }

  /** Says where to resume even when nothing concerned the client for long; without data it is no event to the page. */
  private beat(): void {
    if (this.raw.writableEnded) return this.cutOff();
    this.inTurn(async () => {
      if (await this.listening.lives()) this.write(`${this.position === null ? '' : `id: ${this.position}\n`}: alive\n\n`);
      else this.end();
    });
  }

  private inTurn(work: () => Promise<void> | void): void {
    this.sending = this.sending.then(() => (this.raw.writableEnded || this.raw.destroyed ? undefined : work())).catch(() => this.end());
  }

  private write(text: string): void {
    if (this.raw.writableLength > MOST_UNREAD_BYTES) this.cutOff();
    else this.raw.write(text);
  }

  private cutOff(): void {
    this.raw.destroy();
  }
}

const event = ({ type, caseId, userId }: Change): string =>
  `event: ${userId === undefined ? 'change' : 'notification'}\ndata: ${JSON.stringify({ type, ...(caseId === undefined ? {} : { caseId }) })}\n\n`;
