import { TEST_PASSWORD, type TestUser } from './people.js';

/** One open page that hears of changes. */
export interface Page {
  readonly cookie: string;
  /** Resolves with everything heard so far, once `enough` of it says so or the stream has ended. */
  heard(enough: (text: string) => boolean): Promise<string>;
  /** Where to resume: the last event id heard, as a browser keeps it. */
  lastEventId(): string;
  /** The server ended the stream, or this page did. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** A session to share; a new one unless told, so that it can be ended without disturbing others. */
  cookie?: string;
  lastEventId?: string;
  /** How a page that begins anew names where it was. */
  inAddress?: boolean;
}

export async function signInAt(origin: string, username: TestUser): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: TEST_PASSWORD }) });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Opens the stream; resolves when the server has begun to listen for it. */
export async function openPage(origin: string, username: TestUser, { cookie, lastEventId, inAddress = false }: PageOptions = {}): Promise<Page> {
  const session = cookie ?? (await signInAt(origin, username));
  const leaving = new AbortController();
  const query = inAddress ? `?lastEventId=${encodeURIComponent(lastEventId ?? '')}` : '';
  const headers = { cookie: session, ...(lastEventId !== undefined && !inAddress ? { 'last-event-id': lastEventId } : {}) };
  const answer = await fetch(`${origin}/api/v1/stream${query}`, { headers, signal: leaving.signal });
  if (answer.headers.get('content-type') !== 'text/event-stream') throw new Error(`The stream answered ${answer.status} ${await answer.text()}`);
  let text = '';
  let over = false;
  let wake = (): void => undefined;
  const ended = (async () => {
    try {
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += new TextDecoder().decode(part);
        wake();
      }
    } catch (error) {
      if (!leaving.signal.aborted && !(error instanceof TypeError)) throw error;
    } finally {
      over = true;
      wake();
    }
  })();
  const heard = async (enough: (all: string) => boolean): Promise<string> => {
    while (!enough(text) && !over) await new Promise<void>((resolve) => (wake = resolve));
    return text;
  };
  const close = (): Promise<void> => {
    leaving.abort();
    return ended;
  };
  const page: Page = { cookie: session, heard, ended, close, lastEventId: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '' };
  await heard((all) => all.includes(': open') && /^id: /m.test(all));
  return page;
}

export async function signOut(origin: string, { cookie }: Page): Promise<void> {
  const { status } = await fetch(`${origin}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
  if (status !== 204) throw new Error(`Signing out answered ${status}`);
}
