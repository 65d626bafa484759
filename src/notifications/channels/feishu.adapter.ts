import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../platform/http/coded-error.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { Clock } from '../../platform/time/clock.js';
import type { ChannelAdapter, ChannelTarget, OutgoingMessage, SendResult } from './channel-adapter.js';
import { plainDialect } from './dialects.js';
import { compose, jsonBytesOf } from './message-text.js';
import { badSignature, messageRefused, robotResult, throttledFor, unknownRobot, type RobotReply } from './robot-reply.js';
import { refuse, secretFaults, urlFaults } from './target-check.js';

/** Of the body's 20 kB, what is left beside the frame and the signature. */
const TEXT_BYTES = 19_500;
const SHORTEST_SECRET = 8;

/** Source: open.feishu.cn, "自定义机器人使用指南". Newer answers hold `code`, older ones only `StatusCode`. */
const REPLY: RobotReply = {
  codeFields: ['code', 'StatusCode'],
  verdicts: {
    11232: throttledFor(60_000), 99_991_400: throttledFor(60_000),
    19021: badSignature, 19022: badSignature, 19024: badSignature,
    19001: unknownRobot,
    9499: messageRefused, 19002: messageRefused,
  },
};

/** Group robot of 飞书; without a secret it is secured by key words or addresses and gets no signature. */
@Injectable()
export class FeishuAdapter implements ChannelAdapter {
  readonly kind = 'feishu';
  readonly limit = { perMinute: 100, perSecond: 5 };

  constructor(
    private readonly http: GuardedPost,
    private readonly clock: Clock,
    private readonly catalogue: MessageCatalogue,
  ) {}

  check(target: ChannelTarget): void {
    refuse([
      ...urlFaults(target, this.http.allowPrivate, tokenFault),
      ...secretFaults(target.secret, { use: 'optional', min: SHORTEST_SECRET }),
    ]);
  }

  async send({ address, secret }: ChannelTarget, message: OutgoingMessage): Promise<SendResult> {
    const text = compose(message, plainDialect(this.catalogue, message), { limit: TEXT_BYTES, measure: jsonBytesOf });
    const payload = { ...this.signature(secret), msg_type: 'text', content: { text } };
    return robotResult(await this.http.post(address, JSON.stringify(payload)), REPLY, this.clock.now());
  }

  private signature(secret: string | null): { timestamp: string; sign: string } | Record<string, never> {
    if (secret === null) return {};
    const timestamp = Math.floor(this.clock.now().getTime() / 1000);
    return { timestamp: String(timestamp), sign: feishuSignature(timestamp, secret) };
  }
}

/**
 * Feishu's signature: `timestamp + "\n" + secret` is the key and the message is empty (DingTalk's is the other way round).
 * @param timestamp seconds, within an hour of Feishu's clock
 */
export function feishuSignature(timestamp: number, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
}

/** The token is the end of the path. */
function tokenFault({ pathname }: URL): FieldError | null {
  return /^\/*$|\/hook\/*$/.test(pathname) ? { path: 'address', code: 'channelTokenMissing' } : null;
}
