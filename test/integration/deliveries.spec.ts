import { Inbox } from '../../src/notifications/inbox.js';
import { systemAudit } from '../support/account-steps.js';
import { acceptedCase } from '../support/case-steps.js';
import {
  aChannel, attempts, choose, createQuietApp, deliveries, failedList, later, offerIn, received, resend, setState, tell, work,
} from '../support/delivery-steps.js';
import { HttpReceiver } from '../support/http-receiver.js';
import { idOf } from '../support/people.js';
import { type TestApp } from '../support/test-app.js';

let t: TestApp;
let first: HttpReceiver;
let second: HttpReceiver;

beforeEach(async () => {
  t = await createQuietApp();
  [first, second] = await Promise.all([HttpReceiver.start(), HttpReceiver.start()]);
});
afterEach(async () => {
  await t.close();
  await Promise.all([first.close(), second.close()]);
});

const states = async (eventKey?: string): Promise<string[]> => (await deliveries(t, eventKey)).map(({ state }) => state);

describe('a delivery', () => {
  it('is written with its notification, asked for by the outbox, and accepted once', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    const kase = await acceptedCase(t);
    await t.db.query('DELETE FROM message_deliveries');
    await t.db.query('DELETE FROM deliveries');
    await t.db.query('DELETE FROM outbox');
    const event = await tell(t, ['lead', 'member'], { caseId: kase.id, data: { number: kase.number } });
    expect(await deliveries(t, event)).toMatchObject([{ username: 'lead', state: 'waiting', channelId: channel.id }]);
    expect(await t.db.query(`SELECT job, payload FROM outbox WHERE dispatched_at IS NULL`)).toEqual([{ job: 'channels.dispatch', payload: { id: channel.id } }]);
    await work(t);
    await work(t);
    expect(received(first).map(({ events }) => events)).toEqual([[event]]);
    const item = (first.lastJson()['items'] as Record<string, unknown>[])[0];
    expect(item).toMatchObject({ caseNumber: kase.number, link: `https://triquick.example.org/cases/${kase.id}`, text: `${kase.number} 已指定工作专班和督办员` });
    expect(await states()).toEqual(['accepted']);
    expect(await attempts(t)).toMatchObject([{ attempt: 1, channelId: channel.id, result: 'accepted', code: null }]);
  });

  it('is not made for those without a channel, nor twice for the same news, nor when the change is rolled back', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    const event = await tell(t, ['lead', 'supervisor']);
    await tell(t, ['lead', 'supervisor'], { eventKey: event });
    await expect(t.db.transaction(async (m) => {
      await t.app.get(Inbox).tell(m, [idOf.lead], { caseId: null, eventKey: 'lost', type: 'case.taskForceNamed', data: {}, at: t.clock.now() });
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await work(t);
    expect((await deliveries(t)).map(({ username, eventKey }) => [username, eventKey])).toEqual([['lead', event]]);
    expect(first.received).toHaveLength(1);
  });

  it('is in the language that its receiver chose', async () => {
    const channel = await aChannel(t, first, { locale: 'en' });
    await choose(t, 'lead', [channel.id]);
    await tell(t, ['lead']);
    await work(t);
    expect(first.lastJson()['items']).toMatchObject([{ text: 'Task force and supervisor named' }]);
  });

  it('that failed for now is tried again, later each time, with the same contents and the same id', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    first.answerJson({}, 503);
    const event = await tell(t, ['lead']);
    await work(t);
    await work(t);
    expect(first.received).toHaveLength(1);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'waiting', code: 'httpStatus503' }]);
    later(t, 1.9);
    await work(t);
    expect(first.received).toHaveLength(1);
    later(t, 1);
    await work(t);
    expect(first.received).toHaveLength(2);
    first.answerJson({}, 200);
    later(t, 10.1);
    await work(t);
    const messages = received(first);
    expect(messages).toHaveLength(3);
    expect(new Set(messages.map((message) => JSON.stringify(message))).size).toBe(1);
    expect(await states(event)).toEqual(['accepted']);
    expect((await attempts(t)).map(({ result }) => result)).toEqual(['transient', 'transient', 'accepted']);
  });

  it('gives a channel up after six tries, and goes to the next one of the person', async () => {
    const [bad, good] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [bad.id, good.id]);
    first.answerJson({}, 500);
    const event = await tell(t, ['lead']);
    for (let look = 0; look < 12; look += 1) {
      await work(t);
      later(t, 300);
    }
    expect(first.received).toHaveLength(6);
    expect(received(second).map(({ events }) => events)).toEqual([[event]]);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'accepted', channelId: good.id }]);
  });

  it('waits as long as its receiver asks', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    first.answerJson({}, 429, { 'retry-after': '600' });
    await tell(t, ['lead']);
    await work(t);
    later(t, 599);
    await work(t);
    expect(first.received).toHaveLength(1);
    first.answerJson({});
    later(t, 2);
    await work(t);
    expect(first.received).toHaveLength(2);
    expect(await states()).toEqual(['accepted']);
  });

  it('that is refused for good goes to the next channel at once; with none left it stands in the failed list, and is sent again from there', async () => {
    const [bad, worse] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [bad.id, worse.id]);
    first.answerJson({}, 404);
    second.answerJson({}, 410);
    const kase = await acceptedCase(t);
    await work(t);
    const event = await tell(t, ['lead'], { caseId: kase.id, data: { number: kase.number, secretPlan: 'x' } });
    await work(t);
    const failed = (await failedList(t))[0];
    expect(failed).toMatchObject({ code: 'httpStatus410', caseNumber: kase.number, personMasked: '王**', role: 'taskForce', tries: 2, message: '对方服务器返回状态 410', state: 'failed' });
    expect(JSON.stringify(failed)).not.toMatch(/secretPlan|127\.0\.0\.1|王组长/);
    await work(t);
    expect(await states(event)).toEqual(['failed']);
    first.answerJson({});
    const before = first.received.length;
    await resend(t, failed?.id ?? '').then(({ status, body }) => expect([status, body.state, body.code]).toEqual([200, 'waiting', null]));
    await work(t);
    expect(first.received).toHaveLength(before + 1);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'accepted', channelId: bad.id }]);
    expect((await resend(t, failed?.id ?? '')).body.blockers[0].code).toBe('deliveryNotFailed');
    expect((await systemAudit(t)).at(-1)).toMatchObject({ action: 'delivery.resent', actorId: idOf.admin, details: { deliveryIds: [failed?.id] } });
  });

  it('shows on its case what was delivered to whom, by which channel', async () => {
    const [bad, good] = [await aChannel(t, first, { name: '第一群' }), await aChannel(t, second, { name: '第二群' })];
    const kase = await acceptedCase(t);
    await choose(t, 'lead', [bad.id, good.id]);
    first.answerJson({}, 404);
    await tell(t, ['lead', 'member'], { caseId: kase.id, data: { number: kase.number } });
    await work(t);
    const { body } = await (await t.as('member')).get(`/api/v1/cases/${kase.id}/deliveries`).expect(200);
    expect(body.items).toMatchObject([{
      person: { id: idOf.lead, name: '王组长' }, type: 'case.taskForceNamed', text: `${kase.number} 已指定工作专班和督办员`, state: 'accepted', readAt: null,
      attempts: [{ kind: 'webhook', channelName: '第一群', tries: 1, result: 'permanent', code: 'httpStatus404' }, { kind: 'webhook', channelName: '第二群', tries: 1, result: 'accepted', code: null }],
    }]);
    expect(JSON.stringify(body)).not.toContain('127.0.0.1');
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}/deliveries`).expect(404);
    await (await t.as('admin')).get(`/api/v1/cases/${kase.id}/deliveries`).expect(403);
  });
});

describe('what need not be delivered', () => {
  it('is what was read in the inbox meanwhile', async () => {
    await choose(t, 'lead', [(await aChannel(t, first)).id]);
    await tell(t, ['lead']);
    await (await t.as('lead')).post('/api/v1/notifications/read-all').send({ upTo: t.clock.now().toISOString() }).expect(204);
    await work(t);
    expect(first.received).toHaveLength(0);
    expect(await deliveries(t)).toMatchObject([{ state: 'notNeeded', code: 'read' }]);
  });

  it('is what a person was told whose account is disabled, or who was walled off from the case', async () => {
    const channel = await aChannel(t, first);
    for (const user of ['member', 'member2', 'outsider'] as const) await choose(t, user, [channel.id]);
    const kase = await acceptedCase(t);
    await t.db.query('DELETE FROM deliveries');
    await tell(t, ['member2', 'outsider', 'member'], { caseId: kase.id, data: { number: kase.number }, visibleFrom: new Date(t.clock.now().getTime() + 3_600_000) });
    await t.db.query(`UPDATE users SET state = 'disabled' WHERE id = $1`, [idOf.outsider]);
    await (await t.as('supervisor')).post('/api/v1/conflicts-of-interest').send({ userId: idOf.member2, employerName: '某燃气有限公司', reason: '亲属' }).expect(201);
    await work(t);
    expect((await deliveries(t)).find(({ username }) => username === 'outsider')).toMatchObject({ state: 'notNeeded', code: 'accountDisabled' });
    later(t, 3_601);
    await work(t);
    expect((await deliveries(t)).map(({ username, state, code }) => [username, state, code])).toEqual([
      ['member', 'accepted', null], ['member2', 'notNeeded', 'notForThem'], ['outsider', 'notNeeded', 'accountDisabled'],
    ]);
    expect(first.received).toHaveLength(1);
  });
});

describe('channels that are not there', () => {
  it('are skipped: what waits goes to the next one, and into the failed list when there is none', async () => {
    const [off, on] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [off.id, on.id]);
    await choose(t, 'member', [off.id]);
    const event = await tell(t, ['lead', 'member']);
    await setState(t, off, 'disabled');
    await work(t);
    expect(first.received).toHaveLength(0);
    expect((await deliveries(t, event)).map(({ username, state, code }) => [username, state, code])).toEqual([['lead', 'accepted', null], ['member', 'failed', 'channelDisabled']]);
    const late = await tell(t, ['lead', 'member']);
    expect((await deliveries(t, late)).map(({ username, state, channelId }) => [username, state, channelId])).toEqual([['lead', 'waiting', on.id], ['member', 'failed', off.id]]);
    expect((await resend(t, (await deliveries(t, late))[1]?.id ?? '')).body.blockers[0].code).toBe('receiverWithoutChannel');
  });

  it('leave a message that was being tried to the next one', async () => {
    const [off, on] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [off.id, on.id]);
    first.answerJson({}, 503);
    const event = await tell(t, ['lead']);
    await work(t);
    await setState(t, off, 'disabled');
    later(t, 3);
    await work(t);
    expect(received(second).map(({ events }) => events)).toEqual([[event]]);
    expect(first.received).toHaveLength(1);
  });

  it('follow the person: what waits for one that was taken away goes where the person wants it now', async () => {
    const [old, fresh] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [old.id]);
    const moved = await tell(t, ['lead']);
    await choose(t, 'lead', [fresh.id]);
    await work(t);
    expect(received(second).map(({ events }) => events)).toEqual([[moved]]);
    const unwanted = await tell(t, ['lead']);
    await choose(t, 'lead', []);
    await work(t);
    expect(await deliveries(t, unwanted)).toMatchObject([{ state: 'notNeeded', code: 'channelNotChosen' }]);
    expect(first.received).toHaveLength(0);
  });

  it('lose a message that is being tried when its only receiver takes them away', async () => {
    const [old, fresh] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [old.id]);
    first.answerJson({}, 503);
    const event = await tell(t, ['lead']);
    await work(t);
    await choose(t, 'lead', [fresh.id]);
    later(t, 3);
    await work(t);
    expect(first.received).toHaveLength(1);
    expect(received(second).map(({ events }) => events)).toEqual([[event]]);
  });

  it('are not those of a region that the person left', async () => {
    const [group, other] = [await aChannel(t, first), await aChannel(t, second)];
    await offerIn(t, other, '640000');
    await choose(t, 'lead', [group.id, other.id]);
    const event = await tell(t, ['lead']);
    await t.db.query(`UPDATE users SET region_code = '640100' WHERE id = $1`, [idOf.lead]);
    await work(t);
    expect(first.received).toHaveLength(0);
    expect(received(second).map(({ events }) => events)).toEqual([[event]]);
  });
});

describe('the failed list', () => {
  it('is sent again in bulk with a verdict for each', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    first.answerJson({}, 404);
    for (let i = 0; i < 3; i += 1) {
      await tell(t, ['lead']);
      await work(t);
      later(t, 1);
    }
    first.answerJson({});
    const accepted = await tell(t, ['lead']);
    await work(t);
    const failed = await failedList(t);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const [done] = await deliveries(t, accepted);
    const admin = await t.as('admin');
    const { body } = await admin.post('/api/v1/deliveries/resend').send({ ids: [...failed.map(({ id }) => id), unknown, done?.id] }).expect(200);
    expect(body.items).toEqual([...failed.map(({ id }) => ({ id, verdict: 'queued' })), { id: unknown, verdict: 'notFound' }, { id: done?.id, verdict: 'deliveryNotFailed' }]);
    await work(t);
    expect(await failedList(t)).toEqual([]);
    await admin.post(`/api/v1/deliveries/${unknown}/resend`).expect(404);
    await admin.post('/api/v1/deliveries/none/resend').expect(404);
    await admin.post('/api/v1/deliveries/resend').send({ ids: [] }).expect(400);
  });

  it('is paged, and asked for by channel', async () => {
    const [one, two] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [one.id]);
    await choose(t, 'member', [two.id]);
    for (const receiver of [first, second]) receiver.answerJson({}, 404);
    for (let i = 0; i < 3; i += 1) {
      await tell(t, ['lead', 'member']);
      await work(t);
      later(t, 1);
    }
    const admin = await t.as('admin');
    const list = async (query: object) => (await admin.get('/api/v1/deliveries').query(query).expect(200)).body as { items: { id: string; channel: { id: string } }[]; nextCursor: string | null };
    const all = await list({ state: 'failed' });
    expect(all.items).toHaveLength(6);
    const page = await list({ state: 'failed', limit: '4' });
    const rest = await list({ state: 'failed', limit: '4', cursor: page.nextCursor });
    expect([...page.items, ...rest.items]).toEqual(all.items);
    expect((await list({ channelId: one.id })).items.map(({ channel }) => channel.id)).toEqual([one.id, one.id, one.id]);
    await admin.get('/api/v1/deliveries').query({ cursor: 'x' }).expect(400);
    await admin.get('/api/v1/deliveries').query({ state: 'lost' }).expect(400);
    await (await t.as('supervisor')).get('/api/v1/deliveries').expect(403);
  });
});
