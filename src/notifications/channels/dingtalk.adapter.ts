import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { Clock } from '../../platform/time/clock.js';
import type { ChannelAdapter, ChannelTarget, OutgoingMessage, SendResult } from './channel-adapter.js';
import { markdownDialect, plainDialect } from './dialects.js';
import { transient } from './http-result.js';
import { compose, jsonBytesOf, titleText, type Dialect } from './message-text.js';
import { badSignature, messageRefused, robotResult, throttledFor, unknownRobot, type RobotReply } from './robot-reply.js';
import { needsParameter, refuse, secretFaults, urlFaults } from './target-check.js';

/** Of the body's 20,000 bytes, what is left beside the frame and a title of 240 bytes written twice. */
const CONTENT_BYTES = 19_000;
const SHORTEST_SECRET = 8;

/** A robot over its 20 a minute is shut out for ten minutes. Source: open.dingtalk.com, "custom robot access". */
const throttled = throttledFor(600_000);

const REPLY: RobotReply = {
  codeFields: ['errcode'],
  verdicts: {
    130101: throttled, 410100: throttled,
    [-1]: transient('receiverBusy'),
    // 310000 stands for all three kinds of security and for a wrong clock: only its words differ.
    310000: badSignature,
    300001: unknownRobot, 300005: unknownRobot, 400013: unknownRobot, 400101: unknownRobot, 400102: unknownRobot, 400106: unknownRobot,
    40035: messageRefused, 400105: messageRefused, 460101: messageRefused,
    430101: messageRefused, 430102: messageRefused, 430103: messageRefused, 430104: messageRefused,
  },
};

/** Group robot of 钉钉. A robot that is secured by key words or addresses has no secret and gets no signature. */
@Injectable()
export class DingtalkAdapter implements ChannelAdapter {
  readonly kind = 'dingtalk';
  readonly limit = { perMinute: 20, perSecond: 1 };

  constructor(
    private readonly http: GuardedPost,
    private readonly clock: Clock,
    private readonly catalogue: MessageCatalogue,
  ) {}

  check(target: ChannelTarget): void {
    refuse([
      ...urlFaults(target, this.http.allowPrivate, needsParameter('access_token')),
      ...secretFaults(target.secret, { use: 'optional', min: SHORTEST_SECRET }),
    ]);
  }

  async send({ address, secret }: ChannelTarget, message: OutgoingMessage): Promise<SendResult> {
    const now = this.clock.now();
    const to = secret === null ? address : signedAddress(address, secret, now.getTime());
    return robotResult(await this.http.post(to, JSON.stringify(this.payload(message))), REPLY, this.clock.now());
  }

  private payload(message: OutgoingMessage): object {
    const content = (dialect: Dialect): string => compose(message, dialect, { limit: CONTENT_BYTES, measure: jsonBytesOf });
    if (message.lines.length > 1) {
      const markdown = markdownDialect(this.catalogue, message);
      // The title shows in the list of conversations.
      return { msgtype: 'markdown', markdown: { title: titleText(message), text: content(markdown) }, at: { isAtAll: false } };
    }
    return { msgtype: 'text', text: { content: content(plainDialect(this.catalogue, message)) }, at: { isAtAll: false } };
  }
}

/**
 * DingTalk's signature: the secret is the key, `timestamp + "\n" + secret` the message (Feishu's is the other way round).
 * @param timestamp milliseconds, within an hour of DingTalk's clock
 */
export function dingtalkSignature(timestamp: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function signedAddress(address: string, secret: string, timestamp: number): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', dingtalkSignature(timestamp, secret));
  return url.href;
}
