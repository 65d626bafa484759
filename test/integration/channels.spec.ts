import { randomUUID } from 'node:crypto';
import { systemAudit, systemAuditLength } from '../support/account-steps.js';
import { WEBHOOK_SECRET, aChannel, attempts, choose, createQuietApp, later, setState, tell, work } from '../support/delivery-steps.js';
import { HttpReceiver } from '../support/http-receiver.js';
import { idOf } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let t: TestApp;
let receiver: HttpReceiver;

beforeAll(async () => {
  [t, receiver] = await Promise.all([createQuietApp(), HttpReceiver.start()]);
});
afterEach(() => receiver.forget());
afterAll(async () => {
  await t.close();
  await receiver.close();
});

const path = '/api/v1/channels';
const codes = ({ body }: { body: { errors?: { path: string; code: string }[] } }): string[][] => (body.errors ?? []).map((error) => [error.path, error.code]);

describe('channels', () => {
  it('are made and changed by administrators, encrypted at rest, and shown without address and secret', async () => {
    const admin = await t.as('admin');
    const before = await systemAuditLength(t);
    const key = randomUUID();
    const address = receiver.url(`/hook/${key}`);
    const { body: made } = await admin.post(path).send({ kind: 'webhook', name: '政务平台', regionCode: '640300', address, secret: WEBHOOK_SECRET }).expect(201);
    expect(made).toEqual({
      id: expect.any(String), kind: 'webhook', name: '政务平台', regionCode: '640300', addressMasked: `127.0.0.1:${receiver.port}`, hasSecret: true, locale: 'zh-CN', state: 'active',
      version: 1, createdAt: '2024-12-18T02:00:00.000Z', waiting: 0, lastAttempt: null,
    });
    const [stored] = await t.db.query<[{ address: string; secret: string; whole: string }]>('SELECT address, secret, c::text AS whole FROM channels c WHERE id = $1', [made.id]);
    expect([stored.address, stored.secret].map((value) => value.split('.')[0])).toEqual(['k1', 'k1']);
    expect(stored.whole).not.toMatch(new RegExp(`${key}|${WEBHOOK_SECRET}|127\\.0\\.0\\.1`));
    const { body: changed } = await admin.patch(`${path}/${made.id}`).send({ version: 1, name: '政务平台（新）', address: receiver.url(`/other/${key}`), locale: 'en' }).expect(200);
    expect(changed).toMatchObject({ name: '政务平台（新）', hasSecret: true, locale: 'en', version: 2 });
    await admin.patch(`${path}/${made.id}`).send({ version: 1, name: 'x' }).expect(409);
    const { body: list } = await admin.get(path).expect(200);
    expect(list.items).toEqual([changed]);
    const audit = await systemAudit(t, before);
    expect(audit.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
      ['channel.created', idOf.admin, { channelId: made.id, kind: 'webhook', regionCode: '640300' }],
      ['channel.changed', idOf.admin, { channelId: made.id, fields: ['name', 'locale', 'address'], state: 'active' }],
    ]);
    expect(JSON.stringify([made, changed, list, audit])).not.toMatch(new RegExp(`${key}|${WEBHOOK_SECRET}`));
  });

  it('are not for others', async () => {
    const { id } = await aChannel(t, receiver);
    for (const who of ['lead', 'supervisor', 'liaison.hrss', 'auditor'] as const) {
      const client = await t.as(who);
      await client.get(path).expect(403);
      await client.post(path).send({ kind: 'webhook', name: 'x', regionCode: '640300', address: receiver.url(), secret: WEBHOOK_SECRET }).expect(403);
      await client.patch(`${path}/${id}`).send({ version: 1, state: 'disabled' }).expect(403);
      await client.post(`${path}/${id}/test`).expect(403);
    }
    await t.anonymous().get(path).expect(401);
  });

  it('have a name of their own, also when two administrators choose it at the same moment', async () => {
    const body = { kind: 'wecom', name: '应急群', regionCode: '640300', address: receiver.url('/cgi-bin/webhook/send?key=1') };
    const both = await Promise.all((['admin', 'admin2'] as const).map(async (who) => (await t.as(who)).post(path).send(body)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(both.find(({ status }) => status === 422)?.body.blockers[0].code).toBe('channelNameTaken');
  });

  it.each([
    [{ kind: 'webhook', address: 'https//x' }, [['address', 'channelNotAUrl']]],
    [{ kind: 'webhook', address: 'https://a:b@example.org/' }, [['address', 'channelCredentialsInUrl']]],
    [{ kind: 'webhook', secret: undefined }, [['secret', 'channelSecretMissing']]],
    [{ kind: 'webhook', secret: 'short' }, [['secret', 'channelSecretTooShort']]],
    [{ kind: 'wecom', secret: null, address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send' }, [['address', 'channelKeyMissing']]],
    [{ kind: 'wecom', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }, [['secret', 'channelSecretUnused']]],
    [{ kind: 'email', address: 'a@example.org' }, [['kind', 'notInList']]],
    [{ kind: 'webhook', regionCode: '-1' }, [['regionCode', 'notARegionCode']]],
    [{ kind: 'webhook', regionCode: '640000' }, [['regionCode', 'regionOutsideYours']]],
    [{ kind: 'webhook', regionCode: '640100' }, [['regionCode', 'regionOutsideYours']]],
    [{ kind: 'webhook', name: ' ' }, [['name', 'tooShort']]],
  ])('refuse %j', async (changes, expected) => {
    const whole = { name: 'x', regionCode: '640300', address: 'https://example.org/hook', secret: WEBHOOK_SECRET, ...changes };
    const answer = await (await t.as('admin')).post(path).send(whole).expect(400);
    expect(codes(answer)).toEqual(expected);
  });

  it('are checked as a whole when a part of them changes', async () => {
    const admin = await t.as('admin');
    const { id } = await aChannel(t, receiver);
    expect(codes(await admin.patch(`${path}/${id}`).send({ version: 1, secret: null }).expect(400))).toEqual([['secret', 'channelSecretMissing']]);
    expect(codes(await admin.patch(`${path}/${id}`).send({ version: 1, address: '127.0.0.1' }).expect(400))).toEqual([['address', 'channelNotAUrl']]);
    expect(codes(await admin.patch(`${path}/${id}`).send({ version: 1, regionCode: '640000' }).expect(400))).toEqual([['regionCode', 'regionOutsideYours']]);
    expect(codes(await admin.patch(`${path}/${id}`).send({ version: -1 }).expect(400))).toEqual([['version', 'outOfRange']]);
    await admin.patch(`${path}/none`).send({ version: 1 }).expect(404);
    await admin.patch(`${path}/${randomUUID()}`).send({ version: 1 }).expect(404);
  });

  it('show what waits for them and how the last try went', async () => {
    const channel = await aChannel(t, receiver);
    await choose(t, 'lead', [channel.id]);
    receiver.answerJson({}, 503);
    await tell(t, ['lead']);
    await work(t);
    const { body } = await (await t.as('admin')).patch(`${path}/${channel.id}`).set('accept-language', 'en').send({ version: 1, regionCode: '640300' }).expect(200);
    expect(body).toMatchObject({ waiting: 1, lastAttempt: { result: 'transient', code: 'httpStatus503', message: 'The receiver answered with status 503', at: t.clock.now().toISOString() } });
    await choose(t, 'lead', []);
  });
});

describe('a test of a channel', () => {
  it('is sent at once and tells in words what the receiver said; nothing of it is a delivery', async () => {
    const admin = await t.as('admin');
    const channel = await aChannel(t, receiver);
    await setState(t, channel, 'disabled');
    const { body: accepted } = await admin.post(`${path}/${channel.id}/test`).expect(200);
    expect(accepted).toEqual({ result: 'accepted', code: null, message: null });
    expect(receiver.lastJson()).toMatchObject({ items: [{ type: 'channel.test', text: '这是一条测试消息，收到即表示设置正确。' }] });
    receiver.answerJson({}, 404);
    const { body: refused } = await admin.post(`${path}/${channel.id}/test`).set('accept-language', 'en').expect(200);
    expect(refused).toEqual({ result: 'permanent', code: 'httpStatus404', message: 'The receiver answered with status 404' });
    receiver.answerJson({}, 503);
    const { body: later } = await admin.post(`${path}/${channel.id}/test`).expect(200);
    expect(later).toMatchObject({ result: 'transient', code: 'httpStatus503' });
    expect((await attempts(t)).filter(({ channelId }) => channelId === channel.id).map(({ result }) => result).sort()).toEqual(['accepted', 'permanent', 'transient']);
    expect((await systemAudit(t)).filter(({ action }) => action === 'channel.tested').at(-1)).toMatchObject({ actorId: idOf.admin, details: { channelId: channel.id, kind: 'webhook' } });
    expect(await t.db.query(`SELECT 1 FROM outgoing_messages WHERE test AND state NOT IN ('accepted', 'failed')`)).toEqual([]);
    await work(t);
    expect(receiver.received).toHaveLength(3);
  });

  it('is answered once for one Idempotency-Key', async () => {
    const admin = await t.as('admin');
    const { id } = await aChannel(t, receiver);
    const key = randomUUID();
    const both = [await admin.post(`${path}/${id}/test`).set('idempotency-key', key), await admin.post(`${path}/${id}/test`).set('idempotency-key', key)];
    expect(both.map(({ status, body }) => [status, body.result])).toEqual([[200, 'accepted'], [200, 'accepted']]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is not known for a person\'s own e-mail, nor for what is none', async () => {
    const admin = await t.as('admin');
    await t.db.query(`INSERT INTO channels (id, kind, owner_user_id, state, created_at) VALUES ($1, 'email', $2, 'disabled', now())`, [idOf.auditor, idOf.auditor]);
    await admin.post(`${path}/${idOf.auditor}/test`).expect(404);
    await admin.patch(`${path}/${idOf.auditor}`).send({ version: 1, state: 'active' }).expect(404);
    await admin.post(`${path}/none/test`).expect(404);
  });

  it('has a bound for each administrator and hour', async () => {
    const admin = await t.as('admin2');
    const { id } = await aChannel(t, receiver);
    const statuses = [];
    for (let i = 0; i < 31; i += 1) statuses.push((await admin.post(`${path}/${id}/test`)).status);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
    later(t, 3_601);
    await (await t.as('admin2')).post(`${path}/${id}/test`).expect(200);
  });
});

it('private addresses and plain http are refused unless the installation allows them', async () => {
  const strict = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } });
  try {
    const admin = await strict.as('admin');
    const whole = { kind: 'webhook', name: 'x', regionCode: '640300', secret: WEBHOOK_SECRET };
    for (const [address, code] of [
      ['https://127.0.0.1/', 'channelPrivateAddress'], ['https://10.1.2.3/', 'channelPrivateAddress'], ['https://[::1]/', 'channelPrivateAddress'], ['https://localhost/', 'channelPrivateAddress'],
      ['http://example.org/', 'channelNotHttps'], ['ftp://example.org/', 'channelNotAUrl'],
    ]) {
      expect(codes(await admin.post(path).send({ ...whole, address }).expect(400))).toEqual([['address', code]]);
    }
    expect(await strict.db.query('SELECT 1 FROM channels')).toEqual([]);
  } finally {
    await strict.close();
  }
});
