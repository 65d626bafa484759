import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { unknownCertificate } from './unknown-certificate.js';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as they came. */
  raw: string;
  secure: boolean;
}

/** An SMTP refusal, like `550 5.1.1 no such mailbox`. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** A real SMTP server on loopback that keeps the mails it gets. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = new SMTPServer({
      ...unknownCertificate,
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          mailServer.keep(Buffer.concat(chunks).toString('utf8'), session);
          done(null, 'queued');
        });
      },
      ...options,
    });
    const mailServer = new MailServer(server);
    // A client that goes away in the middle is what some tests want.
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return mailServer;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** The last mail's header, unfolded. */
  header(name: string): string | undefined {
    const head = this.mails.at(-1)?.raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
    const line = head.split('\r\n').find((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 1).trim();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => { this.server.close(() => resolve()); });
  }

  private keep(raw: string, { envelope, secure }: SMTPServerSession): void {
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    this.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, secure });
  }
}
