import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenStreams, MOST_STREAMS_A_PERSON } from '../../src/notifications/open-streams.js';
import { Changes } from '../../src/platform/changes/changes.js';
import type { Config } from '../../src/platform/config/config.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import { createProgram, type Program } from '../../src/program.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { openPage, signInAt, signOut, type Page } from '../support/live-stream.js';
import { idOf, type TestUser } from '../support/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let origin: string;
let second: Program;
let secondOrigin: string;
let kase: CaseBody;

beforeAll(async () => {
  t = await createTestApp();
  origin = await t.app.getUrl();
  second = await createProgram({ ...t.app.get<Config>(CONFIG), role: 'api' }, t.databaseUrl, t.clock);
  await second.app.listen(0, '127.0.0.1');
  secondOrigin = `http://127.0.0.1:${(second.app.getHttpServer().address() as AddressInfo).port}`;
  kase = await acceptedCase(t);
});
afterAll(async () => {
  await second.close();
  await t.close();
});

const correct = async (): Promise<void> => {
  const supervisor = await t.as('supervisor');
  const { body: now } = await supervisor.get(`/api/v1/cases/${kase.id}`).expect(200);
  await supervisor.patch(`/api/v1/cases/${kase.id}`).send({ version: now.version, summary: '更正' }).expect(200);
};

/** Something that concerns one person; `type` tells it from others. */
const tell = (user: TestUser, type: string): Promise<void> => t.db.transaction((m) => t.app.get(Changes).add(m, { type, userId: idOf[user] }));

const types = (text: string): string[] => [...text.matchAll(/"type":"([^"]*)"/g)].map(([, type = '']) => type);

it('tells that a case changed, never what, and only to those who may know of it', async () => {
  const own = await openPage(origin, 'member');
  const foreign = await openPage(origin, 'lead.yinchuan');
  const liaison = await openPage(origin, 'liaison.hrss');
  await correct();
  const text = await own.heard((all) => all.includes('case.corrected'));
  expect(text).toMatch(new RegExp(`^event: change\ndata: {"type":"case.corrected","caseId":"${kase.id}"}$`, 'm'));
  expect(text).not.toContain('更正');
  // What the others hear next is a message of their own; nothing of the foreign case came before it.
  await tell('lead.yinchuan', 'notification');
  await tell('liaison.hrss', 'notification');
  for (const page of [foreign, liaison]) expect(await page.heard((all) => all.includes('event: notification'))).not.toContain(kase.id);
  for (const page of [own, foreign, liaison]) await signOut(origin, page);
  await Promise.all([own.ended, foreign.ended, liaison.ended]);
});

it('ends with its session, on every process, and nobody without one is let in', async () => {
  const page = await openPage(origin, 'member2');
  const elsewhere = await openPage(secondOrigin, 'member2', { cookie: page.cookie });
  const other = await openPage(origin, 'member2');
  await signOut(origin, page);
  await Promise.all([page.ended, elsewhere.ended]);
  expect((await fetch(`${origin}/api/v1/stream`, { headers: { cookie: page.cookie } })).status).toBe(401);
  await tell('member2', 'stillThere');
  await other.heard((all) => all.includes('stillThere'));
  await other.close();
});

it('goes on where a page was, on another process, whichever way it says where', async () => {
  for (const [inAddress, from, to] of [[false, origin, secondOrigin], [true, secondOrigin, origin]] as const) {
    const [away, live] = [`whileAway.${inAddress}`, `live.${inAddress}`];
    const before = await openPage(from, 'member');
    await correct();
    await before.heard((all) => all.includes('case.corrected'));
    const lastEventId = before.lastEventId();
    await before.close();
    await tell('member', away);
    await tell('outsider', 'ofSomebodyElse');
    await correct();
    const after = await openPage(to, 'member', { lastEventId, inAddress });
    const text = await after.heard((all) => all.includes(away) && all.includes('case.corrected'));
    expect(text).not.toContain('event: reset');
    expect(text).not.toContain('ofSomebodyElse');
    await tell('member', live);
    expect(types(await after.heard((all) => all.includes(live)))).toEqual([away, 'case.corrected', live]);
    await after.close();
  }
});

it('begins where the session was read: a page is told what came after that, on any process, and nothing else', async () => {
  // Somebody listens on both already, and a transaction of somebody's has been under way all the time.
  const others = [await openPage(origin, 'member2'), await openPage(secondOrigin, 'member2')];
  const runner = t.db.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT pg_current_xact_id()');
  const cookie = await signInAt(origin, 'member');
  for (const [at, type] of [[origin, 'here'], [secondOrigin, 'there']] as const) {
    const { streamPosition } = (await (await fetch(`${origin}/api/v1/session`, { headers: { cookie } })).json()) as { streamPosition: string };
    const quiet = await openPage(at, 'member', { cookie, lastEventId: streamPosition, inAddress: true });
    expect(await quiet.heard((all) => all.includes('data:'))).toMatch(/^event: begun$/m);
    await quiet.close();
    await tell('member', type);
    const told = await openPage(at, 'member', { cookie, lastEventId: streamPosition, inAddress: true });
    expect(types(await told.heard((all) => all.includes('data:')))).toEqual([type]);
    await told.close();
  }
  await runner.rollbackTransaction();
  await runner.release();
  await Promise.all(others.map((page) => page.close()));
});

it('loses nothing of a transaction that commits late although its row and its number are lower', async () => {
  const runner = t.db.createQueryRunner();
  await runner.startTransaction();
  await t.app.get(Changes).add(runner.manager, { type: 'late', userId: idOf.member });
  const page = await openPage(origin, 'member');
  const awake = await openPage(origin, 'member');
  await tell('member', 'early');
  await page.heard((all) => all.includes('early'));
  const lastEventId = page.lastEventId();
  await page.close();
  await runner.commitTransaction();
  await runner.release();
  const resumed = await openPage(secondOrigin, 'member', { lastEventId });
  expect(await resumed.heard((all) => all.includes('late'))).not.toContain('event: reset');
  // Whoever stayed hears it once.
  await awake.heard((all) => all.includes('late'));
  await tell('member', 'last');
  expect(types(await awake.heard((all) => all.includes('"last"')))).toEqual(['early', 'late', 'last']);
  await Promise.all([resumed.close(), awake.close()]);
});

it('catches up when the connection that listens was cut', async () => {
  const pages = await Promise.all([openPage(origin, 'member'), openPage(secondOrigin, 'member')]);
  const cut = await t.db.query<unknown[]>(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'triquick-listen'`);
  expect(cut.length).toBeGreaterThanOrEqual(2);
  await tell('member', 'meanwhile');
  for (const page of pages) {
    await page.heard((all) => all.includes('meanwhile'));
    await tell('member', 'afterwards');
    expect(types(await page.heard((all) => all.includes('afterwards'))).slice(0, 2)).toEqual(['meanwhile', 'afterwards']);
  }
  await Promise.all(pages.map((page) => page.close()));
});

describe('tells a page to ask for everything', () => {
  const resetOf = async (lastEventId: string): Promise<Page> => {
    const page = await openPage(origin, 'member', { lastEventId });
    expect(await page.heard((all) => all.includes('data:'))).toMatch(/^event: reset\nid: \S+\ndata: \{\}$/m);
    await tell('member', 'afterReset');
    await page.heard((all) => all.includes('afterReset'));
    return page;
  };

  it.each([['a word', 'none'], ['a number', '1'], ['another database', 'ffffffff-1:1:-1'], ['a number too large', '00000000-1:99999999999999999999:-1'], ['a snapshot that is none', '00000000-2:1:-1'], ['a long text', 'x'.repeat(8_000)]])('that was at %s', async (_, lastEventId) => {
    await (await resetOf(lastEventId)).close();
  });

  it('that was in a later history of the database than this one', async () => {
    const page = await openPage(origin, 'member');
    const [epoch = '', snapshot = '', at = ''] = page.lastEventId().split('-');
    await page.close();
    await (await resetOf(`${epoch}-${snapshot.replace(/:\d+:.*/, ':999999999:')}-${at}`)).close();
  });

  it('that missed too much', async () => {
    const page = await openPage(origin, 'member');
    const lastEventId = page.lastEventId();
    await t.db.query(`INSERT INTO changes (xid, at, payload) SELECT pg_current_xact_id()::text::bigint, $1, '{"type":"many","userId":"nobody"}' FROM generate_series(1, 5001)`, [t.clock.now()]);
    await t.db.query(`SELECT pg_notify('changes', '')`);
    await page.heard((all) => all.includes('event: reset'));
    await page.close();
    await (await resetOf(lastEventId)).close();
  });

  it('that was away for longer than changes are kept', async () => {
    const page = await openPage(origin, 'member');
    await page.close();
    const before = t.clock.now().toISOString();
    t.clock.advance({ hours: 24 });
    await tell('member', 'kept');
    await (await resetOf(page.lastEventId())).close();
    await t.runJob('retention.sweep');
    const kept = async (): Promise<string[]> => (await t.db.query<{ type: string }[]>(`SELECT DISTINCT payload->>'type' AS type FROM changes`)).map(({ type }) => type);
    expect(await kept()).toEqual(expect.arrayContaining(['kept', 'early']));
    t.clock.advance({ hours: 2 });
    await t.runJob('retention.sweep');
    expect(await kept()).toContain('kept');
    expect(await kept()).not.toContain('early');
    t.clock.set(before);
  });
});

it('keeps nobody from the page after the twentieth of one person', async () => {
  const cookie = await signInAt(origin, 'outsider');
  const pages = await Promise.all(Array.from({ length: MOST_STREAMS_A_PERSON }, () => openPage(origin, 'outsider', { cookie })));
  const refused = await fetch(`${origin}/api/v1/stream`, { headers: { cookie } });
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'tooManyStreams' });
  await (await openPage(origin, 'member')).close();
  await pages.pop()?.close();
  for (let opened = false; !opened; ) opened = await openPage(origin, 'outsider', { cookie }).then((page) => pages.push(page) > 0, () => false);
  await Promise.all(pages.map((page) => page.close()));
});

it('cuts off who does not read, instead of keeping it all', async () => {
  const cookie = await signInAt(origin, 'auditor');
  const open = t.app.get(OpenStreams);
  const before = open.count;
  const request = http.get(`${origin}/api/v1/stream`, { headers: { cookie } });
  const cut = new Promise<void>((resolve) => request.on('response', (answer) => answer.on('error', () => resolve()).on('close', () => resolve()).once('data', () => answer.pause())));
  while (open.count === before) await tell('auditor', 'hello');
  const type = 'x'.repeat(2_000);
  while (open.count > before) {
    await t.db.query(`INSERT INTO changes (xid, at, payload) SELECT pg_current_xact_id()::text::bigint, $1, jsonb_build_object('type', $2::text, 'userId', $3::text) FROM generate_series(1, 2000)`, [t.clock.now(), type, idOf.auditor]);
    await t.db.query(`SELECT pg_notify('changes', '')`);
  }
  request.destroy();
  await cut;
});
