import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { TEST_PASSWORD, type TestUser } from '../support/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let origin: string;
beforeAll(async () => {
  t = await createTestApp();
  origin = await t.app.getUrl();
});
afterAll(() => t.close());

interface Listener {
  cookie: string;
  /** Resolves with everything heard so far, once `enough` of it says so or the stream has ended. */
  heard(enough: (text: string) => boolean): Promise<string>;
  ended: Promise<void>;
}

/** Signs in anew, so that the session can be ended without disturbing others, and opens the stream. */
async function listen(username: TestUser): Promise<Listener> {
  const signedIn = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: TEST_PASSWORD }) });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const stream = await fetch(`${origin}/api/v1/stream`, { headers: { cookie } });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  let wake = (): void => undefined;
  const ended = (async () => {
    for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(part);
      wake();
    }
    wake();
  })();
  let over = false;
  void ended.then(() => (over = true));
  const heard = async (enough: (all: string) => boolean): Promise<string> => {
    while (!enough(text) && !over) await new Promise<void>((resolve) => (wake = resolve));
    return text;
  };
  await heard((all) => all.includes(': open'));
  return { cookie, heard, ended };
}

const correct = async (kase: CaseBody): Promise<CaseBody> => {
  const { body: now } = await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}`).expect(200);
  return (await (await t.as('supervisor')).patch(`/api/v1/cases/${kase.id}`).send({ version: now.version, summary: '更正' }).expect(200)).body as CaseBody;
};

it('tells that a case changed, never what, and only to those who may know of it', async () => {
  const kase = await acceptedCase(t);
  const own = await listen('member');
  const foreign = await listen('lead.yinchuan');
  const liaison = await listen('liaison.hrss');
  await correct(kase);
  const text = await own.heard((all) => all.includes('case.corrected'));
  expect(text).toContain(`event: change\ndata: {"type":"case.corrected","caseId":"${kase.id}"}`);
  expect(text).not.toContain('更正');
  // What the others hear next is a message of their own; nothing of the foreign case came before it.
  await t.db.query(`SELECT pg_notify('changes', $1)`, [JSON.stringify({ type: 'notification', userId: (await sessionOf(foreign)).id })]);
  await t.db.query(`SELECT pg_notify('changes', $1)`, [JSON.stringify({ type: 'notification', userId: (await sessionOf(liaison)).id })]);
  expect(await foreign.heard((all) => all.includes('event: notification'))).not.toContain(kase.id);
  expect(await liaison.heard((all) => all.includes('event: notification'))).not.toContain(kase.id);
  for (const listener of [own, foreign, liaison]) await signOut(listener);
  await Promise.all([own.ended, foreign.ended, liaison.ended]);
});

it('ends with its session, and nobody without one is let in', async () => {
  const listener = await listen('member2');
  await signOut(listener);
  await listener.ended;
  expect((await fetch(`${origin}/api/v1/stream`, { headers: { cookie: listener.cookie } })).status).toBe(401);
});

async function sessionOf({ cookie }: Listener): Promise<{ id: string }> {
  const { user } = (await (await fetch(`${origin}/api/v1/session`, { headers: { cookie } })).json()) as { user: { id: string } };
  return user;
}

async function signOut({ cookie }: Listener): Promise<void> {
  expect((await fetch(`${origin}/api/v1/session`, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
}
