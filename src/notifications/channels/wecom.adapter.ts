import { Injectable } from '@nestjs/common';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { Clock } from '../../platform/time/clock.js';
import type { ChannelAdapter, ChannelTarget, OutgoingMessage, SendResult } from './channel-adapter.js';
import { markdownDialect, plainDialect } from './dialects.js';
import { transient } from './http-result.js';
import { bytesOf, compose } from './message-text.js';
import { messageRefused, robotResult, throttledFor, unknownRobot, type RobotReply } from './robot-reply.js';
import { needsParameter, refuse, secretFaults, urlFaults } from './target-check.js';

/** Bytes of the content. Source: developer.work.weixin.qq.com/document/path/91770. */
const TEXT_BYTES = 2048;
const MARKDOWN_BYTES = 4096;

const REPLY: RobotReply = {
  codeFields: ['errcode'],
  verdicts: {
    // 45009: the robot's 20 a minute are used up; 45033: too many at the same moment.
    45009: throttledFor(60_000), 45033: throttledFor(60_000),
    [-1]: transient('receiverBusy'),
    93000: unknownRobot, 93004: unknownRobot, 93008: unknownRobot,
    40008: messageRefused, 40058: messageRefused, 44004: messageRefused, 45002: messageRefused,
  },
};

/** Group robot of 企业微信. There is no signature: the key in the address is the secret. */
@Injectable()
export class WecomAdapter implements ChannelAdapter {
  readonly kind = 'wecom';
  readonly limit = { perMinute: 20, perSecond: 1 };

  constructor(
    private readonly http: GuardedPost,
    private readonly clock: Clock,
    private readonly catalogue: MessageCatalogue,
  ) {}

  check(target: ChannelTarget): void {
    refuse([...urlFaults(target, this.http.allowPrivate, needsParameter('key')), ...secretFaults(target.secret, { use: 'none' })]);
  }

  async send(target: ChannelTarget, message: OutgoingMessage): Promise<SendResult> {
    const result = await this.http.post(target.address, JSON.stringify(this.payload(message)));
    return robotResult(result, REPLY, this.clock.now());
  }

  private payload(message: OutgoingMessage): object {
    if (message.lines.length > 1) {
      const room = { limit: MARKDOWN_BYTES, measure: bytesOf };
      return { msgtype: 'markdown', markdown: { content: compose(message, markdownDialect(this.catalogue, message), room) } };
    }
    const room = { limit: TEXT_BYTES, measure: bytesOf };
    return { msgtype: 'text', text: { content: compose(message, plainDialect(this.catalogue, message), room) } };
  }
}
