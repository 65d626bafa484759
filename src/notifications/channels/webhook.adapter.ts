import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { Clock } from '../../platform/time/clock.js';
import type { ChannelAdapter, ChannelTarget, OutgoingMessage, SendResult } from './channel-adapter.js';
import { permanent, resultOfFault, resultOfStatus } from './http-result.js';
import { refuse, secretFaults, urlFaults } from './target-check.js';

const SHORTEST_SECRET = 16;

/**
 * Any other system. It knows the sender by the signature over timestamp and body, a replay by the timestamp, and a repeat by
 * the delivery's id; any 2xx means taken.
 */
@Injectable()
export class WebhookAdapter implements ChannelAdapter {
  readonly kind = 'webhook';
  readonly limit = null;

  constructor(
    private readonly http: GuardedPost,
    private readonly clock: Clock,
  ) {}

  check(target: ChannelTarget): void {
    refuse([
      ...urlFaults(target, this.http.allowPrivate),
      ...secretFaults(target.secret, { use: 'required', min: SHORTEST_SECRET }),
    ]);
  }

  async send({ address, secret }: ChannelTarget, message: OutgoingMessage): Promise<SendResult> {
    // Nothing goes out unsigned, whatever was stored.
    if (secret === null) return permanent('secretMissing');
    const now = this.clock.now();
    const timestamp = Math.floor(now.getTime() / 1000);
    const body = JSON.stringify(payload(message, now));
    const result = await this.http.post(address, body, {
      'x-triquick-delivery': message.id,
      'x-triquick-timestamp': String(timestamp),
      'x-triquick-signature': webhookSignature(timestamp, body, secret),
    });
    // Whoever takes a webhook knows a repeat by its id.
    if (!result.answered) return resultOfFault({ ...result, maybeTaken: false });
    return resultOfStatus(result, this.clock.now()) ?? { result: 'accepted', reference: null };
  }
}

/** `v1=` and the hex HMAC-SHA256 of `timestamp.body` with the secret. @param timestamp seconds */
export function webhookSignature(timestamp: number, body: string, secret: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

function payload({ id, lines }: OutgoingMessage, sentAt: Date): object {
  const items = lines.map(({ eventKey, type, caseNumber, text, at, link }) => ({ eventKey, type, caseNumber, text, at: at.toISOString(), link }));
  return { id, type: 'notification', sentAt: sentAt.toISOString(), items };
}
