import { acceptedCase } from '../support/case-steps.js';
import { aChannel, choose, createQuietApp, deliveries, later, received, robotTexts, tell, work } from '../support/delivery-steps.js';
import { HttpReceiver } from '../support/http-receiver.js';
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
const ok = { errcode: 0, errmsg: 'ok' };

describe('quiet hours', () => {
  it('hold back what may wait until they end, and nothing that is due or over', async () => {
    t.clock.set('2024-12-18T15:00:00Z');
    await choose(t, 'lead', [(await aChannel(t, first)).id], { quietHours: { from: '22:00', to: '07:30' } });
    const [calm, alarm] = [await tell(t, ['lead']), await tell(t, ['lead'], { urgent: true })];
    await work(t);
    expect(received(first).map(({ events }) => events)).toEqual([[alarm]]);
    expect((await deliveries(t, calm))[0]).toMatchObject({ state: 'waiting', dueAt: new Date('2024-12-18T23:30:00Z') });
    t.clock.set('2024-12-18T23:29:59Z');
    await work(t);
    expect(first.received).toHaveLength(1);
    t.clock.set('2024-12-18T23:30:00Z');
    await work(t);
    expect(received(first).map(({ events }) => events)).toEqual([[alarm], [calm]]);
  });

  it('do not make a group hear the same twice', async () => {
    t.clock.set('2024-12-18T15:00:00Z');
    const group = await aChannel(t, first);
    await choose(t, 'lead', [group.id], { quietHours: { from: '22:00', to: '07:30' } });
    await choose(t, 'member', [group.id]);
    const event = await tell(t, ['lead', 'member']);
    await work(t);
    expect(received(first).map(({ events }) => events)).toEqual([[event]]);
    expect(await states()).toEqual(['accepted', 'accepted']);
  });
});

describe('merging', () => {
  it('tells a group an event once, naming everybody whom it concerns with masked name and role', async () => {
    first.answerJson(ok);
    const group = await aChannel(t, first, { kind: 'wecom' });
    for (const user of ['lead', 'member', 'supervisor'] as const) await choose(t, user, [group.id]);
    await tell(t, ['lead', 'member', 'supervisor']);
    await work(t);
    const texts = robotTexts(first);
    expect(texts).toHaveLength(1);
    for (const name of ['王** 专班', '李** 专班', '陈** 督办员']) expect(texts[0]).toContain(name);
    expect(texts[0]).not.toMatch(/组长|成员|陈督办/);
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('makes one digest of more than three events', async () => {
    await choose(t, 'lead', [(await aChannel(t, first)).id]);
    const events = [];
    for (let i = 0; i < 4; i += 1) {
      events.push(await tell(t, ['lead']));
      later(t, 1);
    }
    await work(t);
    expect(received(first).map((message) => message.events)).toEqual([events]);
    const few = [await tell(t, ['lead']), await tell(t, ['lead'])];
    await work(t);
    expect(received(first).slice(1).map((message) => message.events).sort()).toEqual(few.map((event) => [event]).sort());
  });

  it('stays under the limit of a robot and loses nothing', async () => {
    first.answerJson(ok);
    const group = await aChannel(t, first, { kind: 'wecom' });
    await choose(t, 'lead', [group.id]);
    for (let i = 0; i < 20; i += 1) {
      await tell(t, ['lead']);
      await work(t);
      later(t, 2);
    }
    expect(first.received).toHaveLength(20);
    for (let i = 0; i < 5; i += 1) {
      await tell(t, ['lead']);
      await work(t);
      later(t, 2);
    }
    expect(first.received).toHaveLength(20 + 0);
    expect((await states()).filter((state) => state === 'waiting')).toHaveLength(5);
    later(t, 60);
    await work(t);
    expect(first.received).toHaveLength(21);
    expect(robotTexts(first).at(-1)).toContain('三快：5 条提醒');
    expect(new Set(await states())).toEqual(new Set(['accepted']));
  });

  it('brings what an outage left in one digest a person, once the clocks have caught up', async () => {
    await choose(t, 'lead', [(await aChannel(t, first)).id]);
    const kase = await acceptedCase(t);
    await work(t);
    const before = first.received.length;
    await t.db.query(`UPDATE deadlines SET next_step_at = $2 WHERE case_id = $1 AND state = 'running'`, [kase.id, new Date(t.clock.now().getTime() - 61_000)]);
    const left = [await tell(t, ['lead'], { backlog: true, urgent: true }), await tell(t, ['lead'], { backlog: true })];
    const now = await tell(t, ['lead']);
    await work(t);
    expect(received(first).slice(before).map(({ events }) => events)).toEqual([[now]]);
    await t.db.query(`UPDATE deadlines SET next_step_at = NULL WHERE case_id = $1`, [kase.id]);
    later(t, 1);
    await work(t);
    expect(received(first).slice(before + 1).map(({ events }) => events.sort())).toEqual([left.sort()]);
  });

  it('does not wait for ever for a clock that cannot be treated', async () => {
    await choose(t, 'lead', [(await aChannel(t, first)).id]);
    const kase = await acceptedCase(t);
    await work(t);
    const before = first.received.length;
    await t.db.query(`UPDATE deadlines SET next_step_at = $2 WHERE case_id = $1 AND state = 'running'`, [kase.id, '2024-12-01T00:00:00Z']);
    await tell(t, ['lead'], { backlog: true });
    later(t, 599);
    await work(t);
    expect(first.received).toHaveLength(before);
    later(t, 2);
    await work(t);
    expect(first.received).toHaveLength(before + 1);
  });
});
