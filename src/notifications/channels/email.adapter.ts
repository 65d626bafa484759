import { createTransport, type Transporter } from 'nodemailer';
import type { DeliveryConfig, SmtpConfig } from '../../platform/config/read-delivery.js';
import type { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { isMailAddress } from '../../platform/net/mail-address.js';
import type { Clock } from '../../platform/time/clock.js';
import type { ChannelAdapter, ChannelTarget, OutgoingMessage, SendResult } from './channel-adapter.js';
import { permanent } from './http-result.js';
import { mailContent, mailMessageId } from './mail-message.js';
import { resultOfMailError } from './mail-result.js';
import { refuse, secretFaults } from './target-check.js';

/** For one mail from the first connection to the last reply. */
const TIMEOUT_MS = 30_000;

/** Mail through the installation's own server; one connection a mail, because deliveries are few and far between. */
export class EmailAdapter implements ChannelAdapter {
  readonly kind = 'email';
  readonly limit = null;
  private readonly smtp: SmtpConfig | null;
  private readonly transport: Transporter | null;

  constructor(
    { smtp }: Pick<DeliveryConfig, 'smtp'>,
    private readonly clock: Clock,
    private readonly catalogue: MessageCatalogue,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    this.smtp = smtp;
    this.transport = smtp === null ? null : mailTransport(smtp, timeoutMs);
  }

  /** Whether the installation has a mail server. */
  get isSetUp(): boolean {
    return this.transport !== null;
  }

  check({ address, secret }: ChannelTarget): void {
    refuse([...(isMailAddress(address) ? [] : [{ path: 'address', code: 'channelNotAMailAddress' }]), ...secretFaults(secret, { use: 'none' })]);
  }

  async send({ address }: ChannelTarget, message: OutgoingMessage): Promise<SendResult> {
    if (this.smtp === null || this.transport === null) return permanent('emailNotSetUp');
    if (!isMailAddress(address)) return permanent('unknownRecipient');
    const messageId = mailMessageId(message.id, this.smtp.from.address);
    try {
      await this.transport.sendMail({
        // A copy: nodemailer writes into it, and the configuration is frozen.
        from: { ...this.smtp.from },
        to: { name: '', address },
        ...mailContent(message, this.catalogue),
        messageId,
        date: this.clock.now(),
        // RFC 3834: no machine shall answer. The second is what Exchange listens to.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      return { result: 'accepted', reference: messageId };
    } catch (error) {
      const result = resultOfMailError(error);
      if (result === null) throw error;
      return result;
    }
  }
}

function mailTransport({ host, port, tls, login }: SmtpConfig, timeoutMs: number): Transporter {
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    opportunisticTLS: tls === 'optional',
    // Where no encryption is good enough, a certificate that nobody knows is not worse; elsewhere it is refused.
    tls: { rejectUnauthorized: tls !== 'optional' },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}
