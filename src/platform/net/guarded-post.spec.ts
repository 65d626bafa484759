import type { LookupAddress } from 'node:dns';
import type net from 'node:net';
import { HttpReceiver } from '../../../test/support/http-receiver.js';
import { MailServer } from '../../../test/support/mail-server.js';
import { withTcpServer } from '../../../test/support/tcp-server.js';
import { GuardedPost, type GuardedPostOptions, type PostResult } from './guarded-post.js';

const loopback: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];
const SECRET_PATH = '/hook/Zk3qWv8sLm2xTn7y';

let receiver: HttpReceiver;
beforeAll(async () => { receiver = await HttpReceiver.start(); });
afterAll(() => receiver.close());
beforeEach(() => receiver.forget());

const inside = (options: Partial<GuardedPostOptions> = {}): GuardedPost => new GuardedPost({ allowPrivate: true, ...options });
const fault = (code: string, permanent: boolean, maybeTaken = false): PostResult => ({ answered: false, fault: { code, permanent }, maybeTaken } as PostResult);

describe('a post', () => {
  it('sends JSON byte for byte and brings back status, headers and body', async () => {
    receiver.answerJson({ errcode: 0 }, 201, { 'x-answer': 'yes' });
    const body = '{"text":"三快  "}';
    const result = await inside().post(receiver.url('/a?b=c#d'), body, { 'x-mine': '1' });
    expect(result).toMatchObject({ answered: true, status: 201, body: '{"errcode":0}', headers: { 'x-answer': 'yes' } });
    expect(receiver.last).toMatchObject({ method: 'POST', path: '/a?b=c', body, headers: { 'content-type': 'application/json; charset=utf-8', 'x-mine': '1' } });
  });

  it('connects to the address that was checked, and asks for it once', async () => {
    const asked: string[] = [];
    const resolve = (name: string): Promise<LookupAddress[]> => { asked.push(name); return Promise.resolve(loopback); };
    const result = await inside({ resolve }).post(`http://robot.example.org:${receiver.port}/`, '{}');
    expect(result).toMatchObject({ answered: true, status: 200 });
    expect(asked).toEqual(['robot.example.org']);
    expect(receiver.last.headers.host).toBe(`robot.example.org:${receiver.port}`);
  });

  it('finds a name by the system, trying one address after the other', async () => {
    expect(await inside().post(`http://localhost:${receiver.port}/`, '{}')).toMatchObject({ answered: true, status: 200 });
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const other = await HttpReceiver.start();
    receiver.answer((response) => response.writeHead(status, { location: other.url('/inside') }).end());
    expect(await inside().post(receiver.url(), '{}')).toMatchObject({ answered: true, status });
    expect(other.connections).toBe(0);
    await other.close();
  });
});

describe('the own network', () => {
  it.each(['https://127.0.0.1', 'https://2130706433', 'https://0x7f.1', 'https://[::ffff:127.0.0.1]', 'https://localhost'])(
    'is not called as %s', async (origin) => {
      expect(await new GuardedPost({ allowPrivate: false }).post(`${origin}:${receiver.port}${SECRET_PATH}`, '{}')).toEqual(fault('privateAddress', true));
      expect(receiver.connections).toBe(0);
    },
  );

  it.each(['127.0.0.1', '10.0.0.7', '192.168.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1'])('is not called by a name that stands for %s', async (address) => {
    const family = address.includes(':') ? 6 : 4;
    const guarded = new GuardedPost({ allowPrivate: false, resolve: () => Promise.resolve([{ address: '8.8.8.8', family: 4 }, { address, family }]) });
    expect(await guarded.post(`https://robot.example.org:${receiver.port}${SECRET_PATH}`, '{}')).toEqual(fault('privateAddress', true));
    expect(receiver.connections).toBe(0);
  });

  it('is not called by plain http or with a password in the address', async () => {
    const guarded = new GuardedPost({ allowPrivate: false });
    for (const address of ['http://example.org/', 'https://u:p@example.org/', 'nothing', '']) {
      expect(await guarded.post(address, '{}')).toEqual(fault('badAddress', true));
    }
  });
});

describe('a receiver that', () => {
  it('drips its answer is left when the time is over', async () => {
    let drip: NodeJS.Timeout | undefined;
    receiver.answer((response) => {
      response.writeHead(200);
      drip = setInterval(() => response.write('x'), 10);
    });
    expect(await inside({ timeoutMs: 150 }).post(receiver.url(), '{}')).toEqual(fault('timeout', false, true));
    clearInterval(drip);
  });

  it('never says a word, or drips its headers, is left too', async () => {
    await withTcpServer(() => undefined, async (port) => {
      expect(await inside({ timeoutMs: 100 }).post(`http://127.0.0.1:${port}/`, '{}')).toEqual(fault('timeout', false, true));
    });
    let drip: NodeJS.Timeout | undefined;
    const dripping = (socket: net.Socket): void => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip = setInterval(() => socket.write('x: y\r\n'), 10);
    };
    await withTcpServer(dripping, async (port) => {
      expect(await inside({ timeoutMs: 150 }).post(`http://127.0.0.1:${port}/`, '{}')).toEqual(fault('timeout', false, true));
      clearInterval(drip);
    });
  });

  it('has a name nobody answers for is left when the time is over', async () => {
    const guarded = inside({ timeoutMs: 100, resolve: () => new Promise(() => undefined) });
    expect(await guarded.post('http://robot.example.org/', '{}')).toEqual(fault('timeout', false));
  });

  it('answers without end is read up to the limit', async () => {
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      receiver.answer((response) => {
        const chunk = Buffer.alloc(16_384, 'x');
        const pump = (): void => { while (!response.destroyed && response.write(chunk)) sent += chunk.length; };
        response.on('drain', pump).on('close', resolve).on('error', resolve);
        pump();
      });
    });
    const result = await inside().post(receiver.url(), '{}');
    expect(result.answered && result.body.length).toBe(65_536);
    await closed;
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('closes the connection before or in its answer is lost', async () => {
    receiver.answer((response) => response.socket?.destroy());
    expect(await inside().post(receiver.url(), '{}')).toEqual(fault('connectionLost', false, true));
    receiver.answer((response) => { response.writeHead(200, { 'content-length': 10 }); response.write('abc', () => response.socket?.destroy()); });
    expect(await inside().post(receiver.url(), '{}')).toEqual(fault('connectionLost', false, true));
    await withTcpServer((socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'), async (port) => {
      expect(await inside().post(`http://127.0.0.1:${port}/`, '{}')).toEqual(fault('connectionLost', false, true));
    });
  });

  it('is not there, speaks no HTTP or no TLS is told apart', async () => {
    const gone = await HttpReceiver.start();
    const url = gone.url(SECRET_PATH);
    await gone.close();
    expect(await inside().post(url, '{}')).toEqual(fault('connectionRefused', false));
    await withTcpServer((socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'), async (port) => {
      expect(await inside().post(`http://127.0.0.1:${port}/`, '{}')).toMatchObject({ answered: false, fault: { code: 'badReply', permanent: false } });
    });
    expect(await inside().post(receiver.url().replace('http', 'https'), '{}')).toEqual(fault('tlsFailed', false));
  });

  it('shows a certificate of nobody is refused', async () => {
    const tls = await MailServer.start({ secure: true });
    expect(await inside().post(`https://127.0.0.1:${tls.port}/`, '{}')).toEqual(fault('certificateRefused', true));
    await tls.close();
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('has a name that does not resolve (%s) may be back later', async (code) => {
    const guarded = new GuardedPost({ allowPrivate: false, resolve: () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code })) });
    expect(await guarded.post(`https://robot.example.org${SECRET_PATH}`, '{}')).toEqual(fault('dnsFailed', false));
  });
});
