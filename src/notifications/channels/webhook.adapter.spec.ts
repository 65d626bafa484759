import { createHmac } from 'node:crypto';
import { HttpReceiver } from '../../../test/support/http-receiver.js';
import { aLine, aMessage, AT, refusedFields } from '../../../test/support/outgoing.js';
import { TestClock } from '../../../test/support/test-clock.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { WebhookAdapter, webhookSignature } from './webhook.adapter.js';

const SECRET = 'a-secret-of-the-receiver';
const clock = new TestClock('2025-01-06T01:02:03.456Z');
const webhook = new WebhookAdapter(new GuardedPost({ allowPrivate: true, timeoutMs: 5000 }), clock);

let receiver: HttpReceiver;
beforeAll(async () => { receiver = await HttpReceiver.start(); });
afterAll(() => receiver.close());
beforeEach(() => receiver.forget());

const send = (): ReturnType<WebhookAdapter['send']> => webhook.send({ address: receiver.url('/in'), secret: SECRET }, aMessage());

describe('a webhook', () => {
  it('gets what happened, once for each, with its delivery id', async () => {
    const message = aMessage({ lines: [aLine(), aLine({ type: 'case.ACCEPT', eventKey: 'k2', text: '已受理', caseNumber: null, link: null, to: '张*' })] });
    expect(await webhook.send({ address: receiver.url('/in'), secret: SECRET }, message)).toEqual({ result: 'accepted', reference: null });
    expect(receiver.lastJson()).toEqual({
      id: message.id, type: 'notification', sentAt: '2025-01-06T01:02:03.456Z',
      items: [
        { eventKey: 'deadline:1:0:due', type: 'deadline.due', caseNumber: 'SK-640302-2025-0001', text: 'SK-640302-2025-0001 排查已到期，请尽快办理', at: AT.toISOString(), link: 'https://triquick.example.org/cases/1' },
        { eventKey: 'k2', type: 'case.ACCEPT', caseNumber: null, text: '已受理', at: AT.toISOString(), link: null },
      ],
    });
    expect(receiver.last.headers['x-triquick-delivery']).toBe(message.id);
  });

  it('is signed over timestamp and the very bytes of the body', async () => {
    await send();
    const { headers, body } = receiver.last;
    expect(headers['x-triquick-timestamp']).toBe('1736125323');
    expect(headers['x-triquick-signature']).toBe(`v1=${createHmac('sha256', SECRET).update(`1736125323.${body}`).digest('hex')}`);
    expect(webhookSignature(1_600_000_000, '{}', 'this is secret')).toBe('v1=62236c4c9ed042d00e6dc6f1d70d2d27ea3f244c845fef3f51709ca375e0304f');
  });

  it.each([
    [200, {}, { result: 'accepted', reference: null }],
    [202, {}, { result: 'accepted', reference: null }],
    [204, {}, { result: 'accepted', reference: null }],
    [301, { location: 'http://127.0.0.1/' }, { result: 'permanent', code: 'redirected' }],
    [400, {}, { result: 'permanent', code: 'httpStatus400' }],
    [401, {}, { result: 'permanent', code: 'httpStatus401' }],
    [410, {}, { result: 'permanent', code: 'httpStatus410' }],
    [418, {}, { result: 'permanent', code: 'httpStatus4xx' }],
    [408, {}, { result: 'transient', code: 'httpStatus408' }],
    [425, {}, { result: 'transient', code: 'httpStatus4xx' }],
    [429, { 'retry-after': '30' }, { result: 'transient', code: 'httpStatus429', retryAfterMs: 30_000 }],
    [503, { 'retry-after': 'Mon, 06 Jan 2025 01:12:03 GMT' }, { result: 'transient', code: 'httpStatus503', retryAfterMs: 599_544 }],
    [503, { 'retry-after': '999999' }, { result: 'transient', code: 'httpStatus503', retryAfterMs: 3_600_000 }],
    [503, { 'retry-after': 'Mon, 06 Jan 2020 01:12:03 GMT' }, { result: 'transient', code: 'httpStatus503' }],
    [503, { 'retry-after': '0' }, { result: 'transient', code: 'httpStatus503' }],
    [503, { 'retry-after': 'soon' }, { result: 'transient', code: 'httpStatus503' }],
    [500, {}, { result: 'transient', code: 'httpStatus500' }],
    [599, {}, { result: 'transient', code: 'httpStatus5xx' }],
  ])('answers %i %j', async (status, headers, expected) => {
    receiver.answer((response) => response.writeHead(status, headers).end());
    expect(await send()).toEqual(expected);
  });

  it('that is not there may come back', async () => {
    const gone = await HttpReceiver.start();
    const address = gone.url();
    await gone.close();
    expect(await webhook.send({ address, secret: SECRET }, aMessage())).toEqual({ result: 'transient', code: 'connectionRefused' });
  });

  it('gets nothing unsigned', async () => {
    expect(await webhook.send({ address: receiver.url(), secret: null }, aMessage())).toEqual({ result: 'permanent', code: 'secretMissing' });
    expect(receiver.connections).toBe(0);
  });

  it.each([
    ['https://example.org/in', SECRET, []],
    ['https://example.org/in', null, ['secret: channelSecretMissing']],
    ['https://example.org/in', '0123456789', ['secret: channelSecretTooShort']],
    ['http://[::1]/', ` ${SECRET}`, ['address: channelNotHttps', 'secret: channelSecretBlank']],
    ['https://[fd00::1]/', SECRET, ['address: channelPrivateAddress']],
  ])('is checked: %s %j', (address, secret, expected) => {
    const strict = new WebhookAdapter(new GuardedPost({ allowPrivate: false }), clock);
    expect(refusedFields(() => strict.check({ address, secret }))).toEqual(expected);
  });
});
