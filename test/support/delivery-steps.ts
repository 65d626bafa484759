import { randomUUID } from 'node:crypto';
import { Inbox, type News } from '../../src/notifications/inbox.js';
import type { HttpReceiver } from './http-receiver.js';
import { idOf, type TestUser } from './people.js';
import type { Api, TestApp, TestAppOptions } from './test-app.js';
import { createTestApp } from './test-app.js';

export const WEBHOOK_SECRET = 'a-secret-of-this-test';

/** The program without workers, so that a test decides what is looked at when; it may call receivers on loopback. */
export const createQuietApp = ({ env = {}, ...options }: TestAppOptions = {}): Promise<TestApp> =>
  createTestApp({ ...options, env: { TRIQUICK_ROLE: 'api', ALLOW_PRIVATE_CHANNELS: 'on', PUBLIC_ORIGIN: 'https://triquick.example.org', ...env } });

export interface ChannelBody {
  id: string;
  name: string;
  version: number;
}

/** A shared webhook or robot made by an administrator. */
export async function aChannel(t: TestApp, receiver: HttpReceiver, changes: Record<string, unknown> = {}): Promise<ChannelBody> {
  const kind = (changes['kind'] as string | undefined) ?? 'webhook';
  const path = `/hook/${randomUUID()}`;
  const own = kind === 'webhook' ? { address: receiver.url(path), secret: WEBHOOK_SECRET } : { address: receiver.url(`${path}?key=${randomUUID()}`) };
  const answer = await (await t.as('admin')).post('/api/v1/channels').send({ kind, name: `渠道 ${randomUUID().slice(0, 8)}`, regionCode: '640300', ...own, ...changes });
  if (answer.status !== 201) throw new Error(`The channel was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as ChannelBody;
}

export const setState = async (t: TestApp, { id, version }: ChannelBody, state: 'active' | 'disabled'): Promise<ChannelBody> =>
  (await (await t.as('admin')).patch(`/api/v1/channels/${id}`).send({ version, state }).expect(200)).body as ChannelBody;

/** As an administrator of that region would: those of the tests are of 640300. */
export const offerIn = (t: TestApp, { id }: ChannelBody, regionCode: string): Promise<unknown> => t.db.query('UPDATE channels SET region_code = $2 WHERE id = $1', [id, regionCode]);

/** What a person chooses; the first channel is tried first. */
export async function choose(t: TestApp, user: TestUser, channels: readonly string[], changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const answer = await (await t.as(user)).put('/api/v1/notification-settings').send({ locale: 'zh-CN', quietHours: null, channels, ...changes });
  if (answer.status !== 200) throw new Error(`The settings were refused: ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, unknown>;
}

/** Tells people something about a case, or about none; @returns the key of what happened. */
export async function tell(t: TestApp, users: readonly TestUser[], news: Partial<News> = {}): Promise<string> {
  const eventKey = news.eventKey ?? `event:${randomUUID()}`;
  const whole: News = { caseId: null, eventKey, type: 'case.taskForceNamed', data: {}, at: t.clock.now(), ...news };
  await t.db.transaction((m) => t.app.get(Inbox).tell(m, users.map((user) => idOf[user]), whole));
  return eventKey;
}

/** Does what the sweep, the relay and the workers do, until nothing is left to do at the clock's present. */
export async function work(t: TestApp): Promise<void> {
  for (;;) {
    await t.runJob('deliveries.sweep');
    const [asked] = await t.db.query<{ ids: string[] | null }[]>(
      `WITH asked AS (UPDATE outbox SET dispatched_at = now() WHERE job = 'channels.dispatch' AND dispatched_at IS NULL RETURNING payload->>'id' AS id) SELECT array_agg(DISTINCT id) AS ids FROM asked`,
    );
    if (!asked?.ids) return;
    for (const id of asked.ids) await t.runJob('channels.dispatch', { id });
  }
}

export function later(t: TestApp, seconds: number): void {
  t.clock.set(new Date(t.clock.now().getTime() + seconds * 1000).toISOString());
}

export interface DeliveryRow {
  id: string;
  username: TestUser;
  eventKey: string;
  state: string;
  code: string | null;
  channelId: string;
  dueAt: Date;
  messageId: string | null;
}

export const deliveries = (t: TestApp, eventKey?: string): Promise<DeliveryRow[]> =>
  t.db.query<DeliveryRow[]>(
    `SELECT d.id, u.username, n.event_key AS "eventKey", d.state, d.code, d.channel_id AS "channelId", d.due_at AS "dueAt", d.message_id AS "messageId"
       FROM deliveries d JOIN notifications n ON n.id = d.notification_id JOIN users u ON u.id = d.user_id
      WHERE $1::text IS NULL OR n.event_key = $1 ORDER BY d.created_at, u.username, d.id`,
    [eventKey ?? null],
  );

export const attempts = (t: TestApp): Promise<{ messageId: string; attempt: number; channelId: string; result: string | null; code: string | null }[]> =>
  t.db.query(`SELECT message_id AS "messageId", attempt, channel_id AS "channelId", result, code FROM delivery_attempts ORDER BY at, message_id, attempt`);

/** The event keys in each message that a webhook received, by path. */
export const received = (receiver: HttpReceiver): { id: string; events: string[] }[] =>
  receiver.received.map(({ body }) => {
    const { id, items } = JSON.parse(body) as { id: string; items: { eventKey: string }[] };
    return { id, events: items.map(({ eventKey }) => eventKey) };
  });

/** The text that a WeCom robot was given, of each message. */
export const robotTexts = (receiver: HttpReceiver): string[] =>
  receiver.received.map(({ body }) => {
    const { text, markdown } = JSON.parse(body) as { text?: { content: string }; markdown?: { content: string } };
    return text?.content ?? markdown?.content ?? '';
  });

/** The list of what failed, as an administrator sees it. */
export const failedList = async (t: TestApp): Promise<{ id: string; code: string; caseNumber: string | null; personMasked: string; tries: number }[]> =>
  (await (await t.as('admin')).get('/api/v1/deliveries').query({ state: 'failed', limit: '200' }).expect(200)).body.items;

export const resend = async (t: TestApp, id: string): Promise<Awaited<ReturnType<Api['post']>>> => (await t.as('admin')).post(`/api/v1/deliveries/${id}/resend`);
