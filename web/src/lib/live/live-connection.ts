/** What the stream says: that something changed, never what. */
export type LiveEvent =
  | { kind: 'change'; caseId: string }
  | { kind: 'notification' }
  | { kind: 'reset' };

const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;
const LOCK = 'triquick.live';

interface Relayed {
  event: LiveEvent;
  id: string;
}

/**
 * The open stream of this browser. A browser opens few connections to one address, so of all its tabs one holds the stream, while it is
 * open, and tells the others; where tabs cannot agree (no HTTPS), each holds its own.
 */
export class LiveConnection {
  private readonly channel = new BroadcastChannel(LOCK);
  private readonly end = new AbortController();
  private source: EventSource | null = null;
  private waitMs = FIRST_WAIT_MS;

  /**
   * @param lastId from where on changes are told: before whatever the page has read
   * @param tell called for each event, here and in other tabs
   * @param onLost called when the server refuses the stream, such as when the session has ended; it is tried again
   */
  constructor(
    private lastId: string,
    private readonly tell: (event: LiveEvent) => void,
    private readonly onLost: () => void,
  ) {}

  start(): void {
    this.channel.onmessage = ({ data }: MessageEvent<Relayed>) => this.take(data);
    const { signal } = this.end;
    if (!('locks' in navigator)) return this.open();
    const hold = (): Promise<void> => new Promise((resolve) => {
      if (!signal.aborted) this.open();
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
    });
    navigator.locks.request(LOCK, { signal }, hold).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    });
  }

  stop(): void {
    this.end.abort();
    this.source?.close();
    this.channel.close();
  }

  private open(): void {
    const source = new EventSource(`/api/v1/stream?lastEventId=${encodeURIComponent(this.lastId)}`);
    this.source = source;
    const relay = (event: LiveEvent, id: string): void => {
      this.channel.postMessage({ event, id } satisfies Relayed);
      this.take({ event, id });
    };
    source.onopen = () => (this.waitMs = FIRST_WAIT_MS);
    source.addEventListener('begun', ({ lastEventId }: MessageEvent<string>) => (this.lastId = lastEventId));
    source.addEventListener('change', ({ data, lastEventId }: MessageEvent<string>) => relay(changeOf(data), lastEventId));
    source.addEventListener('notification', ({ lastEventId }: MessageEvent<string>) => relay({ kind: 'notification' }, lastEventId));
    source.addEventListener('reset', ({ lastEventId }: MessageEvent<string>) => relay({ kind: 'reset' }, lastEventId));
    source.onerror = () => {
      // While the connection is only broken, the browser mends it by itself, from the last id.
      if (source.readyState === EventSource.CLOSED) this.openLater();
    };
  }

  private openLater(): void {
    if (this.end.signal.aborted) return;
    this.onLost();
    const timer = window.setTimeout(() => this.open(), this.waitMs);
    this.end.signal.addEventListener('abort', () => window.clearTimeout(timer));
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
  }

  private take({ event, id }: Relayed): void {
    if (id !== '') this.lastId = id;
    this.tell(event);
  }
}

function changeOf(data: string): LiveEvent {
  const { caseId } = JSON.parse(data) as { caseId?: unknown };
  return typeof caseId === 'string' ? { kind: 'change', caseId } : { kind: 'reset' };
}
