import { HttpReceiver } from '../../../test/support/http-receiver.js';
import { aLine, aMessage, channelCatalogue, manyLines, refusedFields } from '../../../test/support/outgoing.js';
import { TestClock } from '../../../test/support/test-clock.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import type { ChannelAdapter } from './channel-adapter.js';
import { DingtalkAdapter, dingtalkSignature } from './dingtalk.adapter.js';
import { FeishuAdapter, feishuSignature } from './feishu.adapter.js';
import { WecomAdapter } from './wecom.adapter.js';

const SECRET = 'this is secret';
const clock = new TestClock('2020-09-13T12:26:40Z');
const http = new GuardedPost({ allowPrivate: true, timeoutMs: 5000 });
const wecom = new WecomAdapter(http, clock, channelCatalogue);
const dingtalk = new DingtalkAdapter(http, clock, channelCatalogue);
const feishu = new FeishuAdapter(http, clock, channelCatalogue);
const paths = { wecom: '/cgi-bin/webhook/send?key=K', dingtalk: '/robot/send?access_token=T', feishu: '/open-apis/bot/v2/hook/T' };
const ok = { wecom: { errcode: 0, errmsg: 'ok' }, dingtalk: { errcode: 0, errmsg: 'ok' }, feishu: { code: 0, msg: 'success', data: {} } };

let robot: HttpReceiver;
beforeAll(async () => { robot = await HttpReceiver.start(); });
afterAll(() => robot.close());
beforeEach(() => robot.forget());

const target = (kind: keyof typeof paths, secret: string | null = null): { address: string; secret: string | null } => ({ address: robot.url(paths[kind]), secret });
const contentBytes = (value: unknown): number => Buffer.byteLength(value as string);

describe('the two signatures are opposites', () => {
  it('DingTalk: the secret is the key, milliseconds', () => {
    expect(dingtalkSignature(1_600_000_000_000, SECRET)).toBe('MYEtKC4/NfMR1l4prX++ai6oOf70X1xOf6UlnyUhJH4=');
  });

  it('Feishu: the secret is in the key, the message is empty, seconds', () => {
    expect(feishuSignature(1_600_000_000, SECRET)).toBe('KPGy2t/of6Xra/AnHPcFkxvTtTVcBl/AnCo8A9Y2Tto=');
  });
});

describe('企业微信', () => {
  it('gets one message as text, unsigned', async () => {
    robot.answerJson(ok.wecom);
    expect(await wecom.send(target('wecom'), aMessage())).toEqual({ result: 'accepted', reference: null });
    expect(robot.last.path).toBe('/cgi-bin/webhook/send?key=K');
    expect(robot.lastJson()).toEqual({ msgtype: 'text', text: { content: '三快提醒\nSK-640302-2025-0001 排查已到期，请尽快办理\nhttps://triquick.example.org/cases/1' } });
  });

  it('gets several as Markdown, within 2048 and 4096 bytes', async () => {
    robot.answerJson(ok.wecom);
    await wecom.send(target('wecom'), aMessage({ lines: manyLines(500) }));
    const digest = robot.lastJson();
    expect(digest).toEqual({ msgtype: 'markdown', markdown: { content: expect.stringMatching(/^### 三快提醒\n- [\s\S]+另有 \d+ 条，请在收件箱查看$/) } });
    expect(contentBytes((digest.markdown as { content: string }).content)).toBeLessThanOrEqual(4096);
    await wecom.send(target('wecom'), aMessage({ lines: [aLine({ text: '长'.repeat(5000) })] }));
    expect(contentBytes((robot.lastJson().text as { content: string }).content)).toBeLessThanOrEqual(2048);
  });
});

describe('钉钉', () => {
  it('gets the signature in the address', async () => {
    robot.answerJson(ok.dingtalk);
    expect(await dingtalk.send(target('dingtalk', SECRET), aMessage())).toEqual({ result: 'accepted', reference: null });
    expect(robot.last.path).toBe('/robot/send?access_token=T&timestamp=1600000000000&sign=MYEtKC4%2FNfMR1l4prX%2B%2Bai6oOf70X1xOf6UlnyUhJH4%3D');
    expect(robot.lastJson()).toEqual({ msgtype: 'text', text: { content: expect.stringMatching(/^三快提醒\n/) }, at: { isAtAll: false } });
  });

  it('gets none without a secret, since a robot may be secured otherwise', async () => {
    robot.answerJson(ok.dingtalk);
    await dingtalk.send(target('dingtalk'), aMessage());
    expect(robot.last.path).toBe('/robot/send?access_token=T');
  });

  it('gets several as Markdown within 20,000 bytes', async () => {
    robot.answerJson(ok.dingtalk);
    await dingtalk.send(target('dingtalk'), aMessage({ title: '"'.repeat(500), lines: manyLines(2000) }));
    expect(robot.lastJson()).toMatchObject({ msgtype: 'markdown', markdown: { text: expect.stringMatching(/另有 \d+ 条，请在收件箱查看$/) } });
    expect(contentBytes(robot.last.body)).toBeLessThanOrEqual(20_000);
    expect(contentBytes(robot.last.body)).toBeGreaterThan(18_500);
  });
});

describe('飞书', () => {
  it('gets the signature in the body', async () => {
    robot.answerJson(ok.feishu);
    expect(await feishu.send(target('feishu', SECRET), aMessage())).toEqual({ result: 'accepted', reference: null });
    expect(robot.last.path).toBe('/open-apis/bot/v2/hook/T');
    expect(robot.lastJson()).toEqual({
      timestamp: '1600000000', sign: 'KPGy2t/of6Xra/AnHPcFkxvTtTVcBl/AnCo8A9Y2Tto=', msg_type: 'text', content: { text: expect.stringMatching(/^三快提醒\n/) },
    });
  });

  it('gets none without a secret, and several as text within 20 kB', async () => {
    robot.answerJson(ok.feishu);
    await feishu.send(target('feishu'), aMessage({ lines: manyLines(2000) }));
    expect(robot.lastJson()).toEqual({ msg_type: 'text', content: { text: expect.stringMatching(/另有 \d+ 条，请在收件箱查看$/) } });
    expect(contentBytes(robot.last.body)).toBeLessThanOrEqual(20_000);
  });

  it('is understood in its older words too', async () => {
    robot.answerJson({ Extra: null, StatusCode: 0, StatusMessage: 'success' });
    expect(await feishu.send(target('feishu'), aMessage())).toEqual({ result: 'accepted', reference: null });
  });
});

describe('what a robot answers', () => {
  const adapters: Record<string, [keyof typeof paths, ChannelAdapter]> = { wecom: ['wecom', wecom], dingtalk: ['dingtalk', dingtalk], feishu: ['feishu', feishu] };

  it.each([
    ['wecom', 200, { errcode: 45009 }, { result: 'transient', code: 'throttled', retryAfterMs: 60_000 }],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, { result: 'permanent', code: 'unknownRobot' }],
    ['wecom', 200, { errcode: 40058 }, { result: 'permanent', code: 'messageRefused' }],
    ['wecom', 200, { errcode: -1 }, { result: 'transient', code: 'receiverBusy' }],
    ['wecom', 200, { errcode: 12345 }, { result: 'transient', code: 'robotRefused' }],
    ['wecom', 200, { code: 0 }, { result: 'transient', code: 'badReply' }],
    ['wecom', 200, { errcode: '0' }, { result: 'transient', code: 'badReply' }],
    ['wecom', 200, null, { result: 'transient', code: 'badReply' }],
    ['wecom', 200, [0], { result: 'transient', code: 'badReply' }],
    ['dingtalk', 200, { status: 1111, errcode: 130101, errmsg: 'send too fast' }, { result: 'transient', code: 'throttled', retryAfterMs: 600_000 }],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'keywords not in content' }, { result: 'permanent', code: 'badSignature' }],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, { result: 'permanent', code: 'badSignature' }],
    ['dingtalk', 200, { errcode: 300001, errmsg: 'token is not exist' }, { result: 'permanent', code: 'unknownRobot' }],
    ['dingtalk', 200, { errcode: 430104 }, { result: 'permanent', code: 'messageRefused' }],
    ['dingtalk', 200, { errcode: -1 }, { result: 'transient', code: 'receiverBusy' }],
    ['feishu', 200, { code: 19021 }, { result: 'permanent', code: 'badSignature' }],
    ['feishu', 200, { code: 19022 }, { result: 'permanent', code: 'badSignature' }],
    ['feishu', 200, { code: 19024 }, { result: 'permanent', code: 'badSignature' }],
    ['feishu', 200, { code: 9499 }, { result: 'permanent', code: 'messageRefused' }],
    ['feishu', 400, { code: 9499 }, { result: 'permanent', code: 'messageRefused' }],
    ['feishu', 429, { code: 9499, msg: 'too many request' }, { result: 'transient', code: 'httpStatus429' }],
    ['feishu', 400, { code: 19001 }, { result: 'permanent', code: 'unknownRobot' }],
    ['feishu', 200, { code: 11232 }, { result: 'transient', code: 'throttled', retryAfterMs: 60_000 }],
    ['feishu', 400, { code: 99991400 }, { result: 'transient', code: 'throttled', retryAfterMs: 60_000 }],
    ['feishu', 404, { code: 0 }, { result: 'permanent', code: 'httpStatus404' }],
    ['feishu', 502, { code: 0 }, { result: 'transient', code: 'httpStatus502' }],
    ['feishu', 307, {}, { result: 'permanent', code: 'redirected' }],
  ])('%s: status %i, %j', async (name, status, body, expected) => {
    const [kind, adapter] = adapters[name] ?? [];
    if (!kind || !adapter) throw new Error(name);
    robot.answerJson(body, status);
    expect(await adapter.send(target(kind, null), aMessage())).toEqual(expected);
  });

  it.each(Object.values(adapters))('%s: a 200 of something in between is tried again', async (kind, adapter) => {
    robot.answer((response) => response.end('<html>请登录</html>'));
    expect(await adapter.send(target(kind), aMessage())).toEqual({ result: 'transient', code: 'badReply' });
    robot.answer((response) => response.end('x'.repeat(200_000)));
    expect(await adapter.send(target(kind), aMessage())).toEqual({ result: 'transient', code: 'badReply' });
    // It had everything when the line broke: nobody can know whether the group has seen it.
    robot.answer((response) => response.socket?.destroy());
    expect(await adapter.send(target(kind), aMessage())).toEqual({ result: 'unknown', code: 'connectionLost' });
  });

  it('reaches no private address through a robot either', async () => {
    const guarded = new WecomAdapter(new GuardedPost({ allowPrivate: false }), clock, channelCatalogue);
    expect(await guarded.send({ address: `https://127.0.0.1:${robot.port}/?key=K`, secret: null }, aMessage())).toEqual({ result: 'permanent', code: 'privateAddress' });
    expect(robot.connections).toBe(0);
  });
});

describe('what is refused as a robot', () => {
  const strict = new GuardedPost({ allowPrivate: false });
  const of = { wecom: new WecomAdapter(strict, clock, channelCatalogue), dingtalk: new DingtalkAdapter(strict, clock, channelCatalogue), feishu: new FeishuAdapter(strict, clock, channelCatalogue) };

  it.each<[keyof typeof of, string, string | null, string[]]>([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K', null, []],
    ['wecom', 'https://proxy.example.org/wecom?key=K', null, []],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send', null, ['address: channelKeyMissing']],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=', null, ['address: channelKeyMissing']],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a&key=b', null, ['address: channelKeyMissing']],
    ['wecom', 'qyapi.weixin.qq.com', 'x', ['address: channelNotAUrl', 'secret: channelSecretUnused']],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=T', null, []],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=T', 'SEC0123456789', []],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?key=T', 'SEC', ['address: channelKeyMissing', 'secret: channelSecretTooShort']],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=T', 'SEC0123456789\n', ['secret: channelSecretBlank']],
    ['dingtalk', 'http://oapi.dingtalk.com/robot/send?access_token=T', '', ['address: channelNotHttps', 'secret: channelSecretTooShort']],
    ['dingtalk', 'https://192.168.0.1/robot/send?access_token=T', null, ['address: channelPrivateAddress']],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/T', null, []],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/', null, ['address: channelTokenMissing']],
    ['feishu', 'https://open.feishu.cn', 'short', ['address: channelTokenMissing', 'secret: channelSecretTooShort']],
    ['feishu', 'https://u:p@open.feishu.cn/open-apis/bot/v2/hook/T', null, ['address: channelCredentialsInUrl']],
  ])('%s %s %j', (kind, address, secret, expected) => {
    expect(refusedFields(() => of[kind].check({ address, secret }))).toEqual(expected);
  });

  it('allows the own network and plain http where the installation does', () => {
    expect(refusedFields(() => wecom.check({ address: 'http://10.0.0.5/send?key=K', secret: null }))).toEqual([]);
  });
});
