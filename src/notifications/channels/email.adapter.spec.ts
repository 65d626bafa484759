import type net from 'node:net';
import { MailServer, smtpError } from '../../../test/support/mail-server.js';
import { aLine, aMessage, channelCatalogue, manyLines, refusedFields } from '../../../test/support/outgoing.js';
import { withTcpServer } from '../../../test/support/tcp-server.js';
import { TestClock } from '../../../test/support/test-clock.js';
import type { SmtpConfig } from '../../platform/config/read-delivery.js';
import { EmailAdapter } from './email.adapter.js';
import { mailMessageId } from './mail-message.js';

const clock = new TestClock('2025-01-06T01:02:03Z');
const TO = { address: 'zhang@example.org', secret: null };

const adapterAt = (port: number, change: Partial<SmtpConfig> = {}, timeoutMs?: number): EmailAdapter => {
  const smtp: SmtpConfig = { host: '127.0.0.1', port, tls: 'optional', login: null, from: { name: '三快', address: 'notice@example.org' }, ...change };
  return new EmailAdapter({ smtp }, clock, channelCatalogue, timeoutMs);
};

async function withServer(options: Parameters<typeof MailServer.start>[0], work: (server: MailServer) => Promise<void>): Promise<void> {
  const server = await MailServer.start(options);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

/** The decoded texts of a mail's parts. */
function parts(raw: string): string {
  const decoded = raw.split(/\r\n--[^\r\n]+\r\n/).map((part) => {
    const [head = '', ...body] = part.split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
    if (!/transfer-encoding: quoted-printable/i.test(head)) return text;
    const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
  return decoded.join('\n');
}

/** A header of encoded words in plain text. */
const wordsOf = (header: string | undefined): string =>
  (header ?? '').replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'));

describe('a mail', () => {
  it('arrives as plain text and HTML, marked as automatic, under an id that stays', async () => {
    await withServer({}, async (server) => {
      const message = aMessage();
      const expected = { result: 'accepted', reference: `<${message.id}@example.org>` };
      expect(await adapterAt(server.port).send(TO, message)).toEqual(expected);
      expect(await adapterAt(server.port).send(TO, message)).toEqual(expected);
      expect(server.mails).toHaveLength(2);
      expect(server.mails[0]).toMatchObject({ from: 'notice@example.org', to: ['zhang@example.org'] });
      expect(server.header('message-id')).toBe(expected.reference);
      expect(server.header('auto-submitted')).toBe('auto-generated');
      expect(server.header('date')).toBe('Mon, 06 Jan 2025 01:02:03 +0000');
      expect(wordsOf(server.header('from'))).toBe('三快 <notice@example.org>');
      expect(wordsOf(server.header('subject'))).toBe('SK-640302-2025-0001 排查已到期，请尽快办理');
      const text = parts(server.mails[1]?.raw ?? '');
      expect(text).toContain('三快提醒\n\nSK-640302-2025-0001 排查已到期，请尽快办理\nhttps://triquick.example.org/cases/1');
      expect(text).toContain('<li>SK-640302-2025-0001 排查已到期，请尽快办理 <a href="https://triquick.example.org/cases/1">查看</a></li>');
    });
  });

  it('of several things has the title as its subject and holds them all', async () => {
    await withServer({}, async (server) => {
      await adapterAt(server.port).send(TO, aMessage({ locale: 'en', title: 'Triquick: 300 messages', lines: manyLines(300) }));
      expect(server.header('subject')).toBe('Triquick: 300 messages');
      expect(parts(server.mails[0]?.raw ?? '').match(/<li>/g)).toHaveLength(300);
    });
  });

  it('escapes what it is made of, and can be given no further header or address', async () => {
    await withServer({}, async (server) => {
      const text = '<张三> & "x" <script>alert(1)</script>\r\nBcc: eve@example.org\r\n\r\nbody';
      const line = aLine({ text, caseNumber: null, link: 'https://a.example/"><img src=x>', to: '<b>' });
      expect(await adapterAt(server.port).send(TO, aMessage({ id: 'a\r\nX-Evil: 1', title: 't\r\nX-Evil: 1', lines: [line] }))).toMatchObject({ result: 'accepted' });
      const { raw = '', to } = server.mails[0] ?? {};
      expect(to).toEqual(['zhang@example.org']);
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|x-evil):/im);
      expect(parts(raw)).toContain('&lt;张三&gt; &amp; &quot;x&quot; &lt;script&gt;alert(1)&lt;/script&gt; Bcc: eve@example.org body（&lt;b&gt;） <a href="https://a.example/&quot;&gt;&lt;img src=x&gt;">');
    });
  });

  it('links only to the web', async () => {
    await withServer({}, async (server) => {
      await adapterAt(server.port).send(TO, aMessage({ lines: [aLine({ link: 'javascript:alert(1)' })] }));
      expect(parts(server.mails[0]?.raw ?? '')).not.toContain('href');
    });
  });

  it.each(['a@b.cn, c@d.cn', 'a@b.cn\r\nRCPT TO:<c@d.cn>', '<a@b.cn>', 'a b@c.cn', ''])('goes to no other than one plain address: %j', async (address) => {
    await withServer({}, async (server) => {
      expect(await adapterAt(server.port).send({ address, secret: null }, aMessage())).toEqual({ result: 'permanent', code: 'unknownRecipient' });
      expect(server.mails).toEqual([]);
    });
  });

  it('makes an id of anything', () => {
    expect(mailMessageId('digest:1', 'x@example.org')).toMatch(/^<[0-9a-f]{64}@example\.org>$/);
    expect(mailMessageId('digest:1', 'x@example.org')).not.toBe(mailMessageId('digest.1', 'x@example.org'));
  });
});

describe('a mail server that refuses', () => {
  it.each([
    ['550 at the recipient', 'onRcptTo', 550, '5.1.1 no such mailbox', { result: 'permanent', code: 'unknownRecipient' }],
    ['550 without an enhanced code', 'onRcptTo', 550, 'no such mailbox', { result: 'permanent', code: 'unknownRecipient' }],
    ['554 by policy', 'onRcptTo', 554, '5.7.1 relay access denied', { result: 'permanent', code: 'mailRefused' }],
    ['552 for a full box', 'onRcptTo', 552, '5.2.2 mailbox full', { result: 'permanent', code: 'mailRefused' }],
    ['450 for later', 'onRcptTo', 450, '4.2.0 greylisted', { result: 'transient', code: 'mailServerBusy' }],
    ['421 going down', 'onRcptTo', 421, '4.3.2 shutting down', { result: 'transient', code: 'mailServerBusy' }],
    ['421 at the sender', 'onMailFrom', 421, '4.7.0 too many', { result: 'transient', code: 'mailServerBusy' }],
    ['550 at the sender', 'onMailFrom', 550, '5.7.1 sender not allowed', { result: 'transient', code: 'mailServerRefused' }],
    ['530 without a sign-in', 'onMailFrom', 530, '5.7.0 authentication required', { result: 'transient', code: 'mailServerRefused' }],
    ['554 at the greeting', 'onConnect', 554, '5.7.1 you are on a list', { result: 'transient', code: 'mailServerRefused' }],
    ['421 at the greeting', 'onConnect', 421, 'too busy', { result: 'transient', code: 'mailServerBusy' }],
  ])('%s', async (_, hook, code, message, expected) => {
    const refuse = (...args: unknown[]): void => (args.at(-1) as (error: Error) => void)(smtpError(code, message));
    await withServer({ [hook]: refuse }, async (server) => {
      expect(await adapterAt(server.port).send(TO, aMessage())).toEqual(expected);
      expect(server.mails).toEqual([]);
    });
  });

  it.each([
    [554, '5.6.0 looks like spam', { result: 'permanent', code: 'mailRefused' }],
    [451, '4.3.0 out of disk', { result: 'transient', code: 'mailServerBusy' }],
  ])('%i after the data', async (code, message, expected) => {
    await withServer({ onData: (stream, _session, done) => { stream.resume().on('end', () => done(smtpError(code, message))); } }, async (server) => {
      expect(await adapterAt(server.port).send(TO, aMessage())).toEqual(expected);
    });
  });
});

describe('signing in and encryption', () => {
  const login = { user: 'notice', password: 'right' };
  const onAuth: NonNullable<Parameters<typeof MailServer.start>[0]>['onAuth'] = ({ username, password }, _session, done) => {
    if (username === 'notice' && password === 'right') done(null, { user: 'notice' });
    else done(new Error('no'));
  };

  it('a wrong password is the installation’s fault and may be put right', async () => {
    await withServer({ authOptional: false, onAuth, allowInsecureAuth: true }, async (server) => {
      expect(await adapterAt(server.port, { login }).send(TO, aMessage())).toMatchObject({ result: 'accepted' });
      expect(await adapterAt(server.port, { login: { ...login, password: 'wrong' } }).send(TO, aMessage())).toEqual({ result: 'transient', code: 'mailServerRefused' });
      expect(await adapterAt(server.port).send(TO, aMessage())).toEqual({ result: 'transient', code: 'mailServerRefused' });
    });
  });

  it('no password goes to a server without STARTTLS when it is required', async () => {
    let asked = false;
    await withServer({ onAuth: (...args) => { asked = true; onAuth(...args); }, allowInsecureAuth: true }, async (server) => {
      expect(await adapterAt(server.port, { login, tls: 'required' }).send(TO, aMessage())).toEqual({ result: 'transient', code: 'tlsFailed' });
    });
    expect(asked).toBe(false);
  });

  it('a certificate of nobody is refused where encryption is required, and better than none elsewhere', async () => {
    await withServer({ disabledCommands: [] }, async (server) => {
      expect(await adapterAt(server.port, { tls: 'required' }).send(TO, aMessage())).toEqual({ result: 'transient', code: 'certificateRefused' });
      expect(await adapterAt(server.port, { tls: 'optional' }).send(TO, aMessage())).toMatchObject({ result: 'accepted' });
      expect(server.mails.map(({ secure }) => secure)).toEqual([true]);
    });
    await withServer({ secure: true }, async (server) => {
      expect(await adapterAt(server.port, { tls: 'implicit' }).send(TO, aMessage())).toEqual({ result: 'transient', code: 'certificateRefused' });
      expect(server.mails).toEqual([]);
    });
  });
});

describe('a mail server that is', () => {
  it('not there', async () => {
    const server = await MailServer.start();
    const { port } = server;
    await server.close();
    expect(await adapterAt(port).send(TO, aMessage())).toEqual({ result: 'transient', code: 'mailServerUnreachable' });
  });

  it.each<[string, (socket: net.Socket) => void, string, number]>([
    ['gone at once', (socket) => socket.destroy(), 'mailServerUnreachable', 30_000],
    ['gone after the greeting', (socket) => { socket.write('220 x\r\n'); socket.once('data', () => socket.destroy()); }, 'mailServerUnreachable', 30_000],
    ['silent', () => undefined, 'timeout', 200],
    ['no mail server', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'mailServerRefused', 30_000],
  ])('%s', async (_, onSocket, code, timeoutMs) => {
    await withTcpServer(onSocket, async (port) => {
      expect(await adapterAt(port, {}, timeoutMs).send(TO, aMessage())).toEqual({ result: 'transient', code });
    });
  });

  it('gone before it said that it took the mail', async () => {
    const onSocket = (socket: net.Socket): void => {
      socket.write('220 x\r\n');
      let data = false;
      socket.on('data', (chunk) => {
        if (data) return void (chunk.toString().endsWith('\r\n.\r\n') && socket.destroy());
        data = chunk.toString().startsWith('DATA');
        socket.write(data ? '354 go\r\n' : '250 ok\r\n');
      });
    };
    await withTcpServer(onSocket, async (port) => {
      expect(await adapterAt(port).send(TO, aMessage())).toEqual({ result: 'transient', code: 'mailServerUnreachable' });
    });
  });

  it('not set up', async () => {
    const none = new EmailAdapter({ smtp: null }, clock, channelCatalogue);
    expect(none.isSetUp).toBe(false);
    expect(await none.send(TO, aMessage())).toEqual({ result: 'permanent', code: 'emailNotSetUp' });
  });
});

describe('an address', () => {
  it.each(['a@b.cn', 'zhang.san+triquick@mail.example.org', "o'x@example.org", `${'a'.repeat(64)}@example.org`])('is taken: %s', (address) => {
    expect(refusedFields(() => adapterAt(25).check({ address, secret: null }))).toEqual([]);
  });

  it.each(['', 'a', 'a@b', '@b.cn', 'a@', 'a@@b.cn', '.a@b.cn', 'a..b@c.cn', 'a@b..cn', 'a@-b.cn', 'a@b.cn ', 'a@b.cn\n', 'a,b@c.cn', '张三@example.org', '"a b"@c.cn', `${'a'.repeat(65)}@b.cn`, `a@${'b.'.repeat(150)}cn`])(
    'is refused: %j', (address) => {
      expect(refusedFields(() => adapterAt(25).check({ address, secret: null }))).toEqual(['address: channelNotAMailAddress']);
    },
  );
});
