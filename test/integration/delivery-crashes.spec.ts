import type { Logger } from 'pino';
import { MessageClaims } from '../../src/notifications/delivery/message-claim.service.js';
import { MessageSender } from '../../src/notifications/delivery/message-sender.service.js';
import { MessageOutcomes } from '../../src/notifications/delivery/message-outcome.service.js';
import { Channels } from '../../src/notifications/channels/channel-adapters.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { LOGGER } from '../../src/platform/observe/logger.js';
import { createProgram } from '../../src/program.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { aChannel, attempts, choose, createQuietApp, deliveries, failedList, later, received, tell, work } from '../support/delivery-steps.js';
import { HttpReceiver } from '../support/http-receiver.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

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

/** Whole numbers below `n`, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

describe('several at once, and crashes', () => {
  it('two dispatchers and two programs send each message once', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    await choose(t, 'member', [channel.id]);
    first.answer((response) => setTimeout(() => response.end(), 20));
    const other = await createProgram(t.app.get(CONFIG), t.databaseUrl, t.clock);
    try {
      for (let round = 0; round < 5; round += 1) {
        await tell(t, ['lead', 'member']);
        await tell(t, ['lead']);
        await Promise.all([t, t, t].map((one) => one.runJob('channels.dispatch', { id: channel.id })).concat([1, 2].map(() => other.app.get(JobRunner).runNow('channels.dispatch', { id: channel.id }))));
        later(t, 2);
      }
      await work(t);
    } finally {
      await other.close();
    }
    const events = received(first).flatMap((message) => message.events);
    expect(events).toHaveLength(10);
    expect(new Set(events).size).toBe(10);
    expect(new Set(await states())).toEqual(new Set(['accepted']));
  });

  it('a message whose sender died is never sent again by itself: the next channel is tried, or a person decides', async () => {
    const [broken, next] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [broken.id, next.id]);
    await choose(t, 'member', [broken.id]);
    const event = await tell(t, ['lead', 'member']);
    // What a process that was killed right after it claimed leaves behind.
    const turn = await t.db.transaction((m) => t.app.get(MessageClaims, { strict: false }).next(m, broken.id));
    if (turn.do !== 'send') throw new Error(turn.do);
    const sender = t.app.get(MessageSender, { strict: false });
    later(t, 29);
    await work(t);
    expect(await states(event)).toEqual(['sending', 'sending']);
    // It was still alive then.
    await sender.renew(turn.claim);
    later(t, 29);
    await work(t);
    expect(await states(event)).toEqual(['sending', 'sending']);
    later(t, 2);
    await work(t);
    await sender.renew(turn.claim);
    expect(first.received).toHaveLength(0);
    expect(received(second).map(({ events }) => events)).toEqual([[event]]);
    expect(await failedList(t)).toMatchObject([{ code: 'outcomeUnknown', personMasked: '李**' }]);
    const after = await tell(t, ['member']);
    await work(t);
    expect(received(first).map(({ events }) => events)).toEqual([[after]]);
  });

  it('a result that comes after the lease still counts', async () => {
    const [slow, next] = [await aChannel(t, first), await aChannel(t, second)];
    await choose(t, 'lead', [slow.id, next.id]);
    await choose(t, 'member', [slow.id]);
    second.answerJson({}, 503);
    const event = await tell(t, ['lead', 'member']);
    first.answer((response) => {
      later(t, 31);
      void t.runJob('deliveries.sweep').then(() => t.runJob('channels.dispatch', { id: slow.id })).then(() => response.end());
    });
    await t.runJob('channels.dispatch', { id: slow.id });
    expect(await deliveries(t, event)).toMatchObject([{ state: 'accepted', channelId: slow.id }, { state: 'accepted', channelId: slow.id }]);
    await work(t);
    expect(second.received).toHaveLength(0);
    expect((await attempts(t)).map(({ result }) => result)).toEqual(['accepted']);
  });

  it('a result is not lost while the database is away', async () => {
    const channel = await aChannel(t, first);
    await choose(t, 'lead', [channel.id]);
    const event = await tell(t, ['lead']);
    const outcomes = t.app.get(MessageOutcomes, { strict: false });
    const record = outcomes.record.bind(outcomes);
    let broken = 0;
    outcomes.record = async (m, ...rest) => {
      if ((broken += 1) <= 2) await m.query('SELECT pg_terminate_backend(pg_backend_pid())');
      await record(m, ...rest);
    };
    await t.runJob('channels.dispatch', { id: channel.id });
    expect(broken).toBe(3);
    expect(first.received).toHaveLength(1);
    expect(await states(event)).toEqual(['accepted']);
  });

  it('a lost queue costs time, not messages: what was asked for and not begun is asked for again', async () => {
    await choose(t, 'lead', [(await aChannel(t, first)).id]);
    await tell(t, ['lead']);
    await t.runJob('deliveries.sweep');
    await t.db.query('DELETE FROM outbox');
    await t.runJob('deliveries.sweep');
    expect(await t.db.query('SELECT 1 FROM outbox')).toEqual([]);
    later(t, 16);
    await work(t);
    expect(await states()).toEqual(['accepted']);
  });

  it.each([1, 2, 3])('every notification is accepted once or stands in the failed list, whatever the receivers answer and whoever dies (%i)', async (seed) => {
    const channels = [await aChannel(t, first), await aChannel(t, second)];
    const users = ['lead', 'member', 'supervisor', 'liaison.hrss'] as const;
    const claims = t.app.get(MessageClaims, { strict: false });
    const random = randomFrom(seed);
    for (const user of users) await choose(t, user, random(2) === 0 ? channels.map(({ id }) => id) : [channels[random(2)]?.id ?? '']);
    const accepted: string[] = [];
    for (const receiver of [first, second]) {
      receiver.answer((response, { body }) => {
        const status = [200, 200, 503, 429, 404][random(5)] ?? 200;
        if (status === 200) accepted.push(...(JSON.parse(body) as { items: { eventKey: string }[] }).items.map(({ eventKey }) => eventKey));
        response.writeHead(status).end();
      });
    }
    for (let round = 0; round < 40; round += 1) {
      await tell(t, users.filter(() => random(2) === 0));
      if (random(4) === 0) await t.db.transaction((m) => claims.next(m, channels[random(2)]?.id ?? ''));
      else if (random(2) === 0) await Promise.all(channels.flatMap(({ id }) => [t.runJob('channels.dispatch', { id }), t.runJob('channels.dispatch', { id })]));
      else await work(t);
      later(t, random(40));
    }
    for (let look = 0; look < 40; look += 1) {
      await work(t);
      later(t, 200);
    }
    const rows = await deliveries(t);
    expect(rows.filter(({ state }) => !['accepted', 'failed'].includes(state))).toEqual([]);
    expect(rows.filter(({ state }) => state === 'accepted').length).toBeGreaterThan(20);
    expect(rows.filter(({ state }) => state === 'failed').length).toBeGreaterThan(0);
    expect((await failedList(t)).map(({ id }) => id).sort()).toEqual(rows.filter(({ state }) => state === 'failed').map(({ id }) => id).sort());
    // Each accepted delivery is part of exactly one accepted message, which the receiver took once.
    const parts = await t.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM deliveries d JOIN message_deliveries p ON p.delivery_id = d.id JOIN outgoing_messages o ON o.id = p.message_id AND o.state = 'accepted'
        WHERE d.state = 'accepted' GROUP BY d.id HAVING count(*) <> 1`,
    );
    expect(parts).toEqual([]);
    const [taken] = await t.db.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM (SELECT DISTINCT o.id, n.event_key FROM outgoing_messages o JOIN message_deliveries p ON p.message_id = o.id
         JOIN deliveries d ON d.id = p.delivery_id JOIN notifications n ON n.id = d.notification_id WHERE o.state = 'accepted') AS lines`,
    );
    expect(accepted).toHaveLength(taken.n);
  });
});

it('neither address nor secret nor name gets into the log, whatever goes wrong', async () => {
  const lines: unknown[] = [];
  const logger = t.app.get<Logger>(LOGGER);
  for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level] = (...args: unknown[]) => void lines.push(args);
  const channel = await aChannel(t, first);
  await choose(t, 'lead', [channel.id]);
  const adapter = t.app.get(Channels, { strict: false }).adapter('webhook');
  const send = adapter.send.bind(adapter);
  adapter.send = ({ address }) => Promise.reject(new Error(`cannot reach ${address}`));
  await tell(t, ['lead']);
  await work(t);
  adapter.send = send;
  for (const status of [503, 404]) {
    first.answerJson({ error: 'secret plan' }, status);
    later(t, 5);
    await tell(t, ['lead']);
    await work(t);
  }
  expect(await failedList(t)).toMatchObject([{ code: 'httpStatus404' }, { code: 'httpStatus404' }, { code: 'outcomeUnknown' }]);
  const text = JSON.stringify(lines);
  expect(text).toContain('message not accepted');
  expect(text).not.toMatch(new RegExp(`127\\.0\\.0\\.1|/hook/|secret|王`));
});

describe('with workers at work', () => {
  it('a change of a case reaches the group by itself', async () => {
    const whole = await createTestApp({ env: { ALLOW_PRIVATE_CHANNELS: 'on' } });
    try {
      const channel = await aChannel(whole, first);
      await choose(whole, 'member', [channel.id]);
      const taken = new Promise<void>((resolve) => first.answer((response) => { response.end(); resolve(); }));
      const kase: CaseBody = await acceptedCase(whole);
      await taken;
      expect((first.lastJson()['items'] as { caseNumber: string }[])[0]?.caseNumber).toBe(kase.number);
    } finally {
      await whole.close();
    }
  });
});
