import { Injectable } from '@nestjs/common';
import type { ChannelAdapter, ChannelKind } from './channel-adapter.js';
import { DingtalkAdapter } from './dingtalk.adapter.js';
import { EmailAdapter } from './email.adapter.js';
import { FeishuAdapter } from './feishu.adapter.js';
import { WebhookAdapter } from './webhook.adapter.js';
import { WecomAdapter } from './wecom.adapter.js';

/** Every way out of the house, by kind. */
@Injectable()
export class Channels {
  private readonly byKind: Readonly<Record<ChannelKind, ChannelAdapter>>;

  constructor(
    private readonly email: EmailAdapter,
    wecom: WecomAdapter,
    dingtalk: DingtalkAdapter,
    feishu: FeishuAdapter,
    webhook: WebhookAdapter,
  ) {
    this.byKind = { email, wecom, dingtalk, feishu, webhook };
  }

  adapter(kind: ChannelKind): ChannelAdapter {
    return this.byKind[kind];
  }

  /** False for what the installation has not set up: there, every delivery fails for good. */
  isSetUp(kind: ChannelKind): boolean {
    return kind !== 'email' || this.email.isSetUp;
  }
}
