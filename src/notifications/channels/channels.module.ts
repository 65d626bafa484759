import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { GuardedPost } from '../../platform/net/guarded-post.js';
import { Clock } from '../../platform/time/clock.js';
import { Channels } from './channel-adapters.js';
import { DingtalkAdapter } from './dingtalk.adapter.js';
import { EmailAdapter } from './email.adapter.js';
import { FeishuAdapter } from './feishu.adapter.js';
import { WebhookAdapter } from './webhook.adapter.js';
import { WecomAdapter } from './wecom.adapter.js';

/** The adapters of all channels; only `Channels` is for others. */
@Module({
  providers: [
    { provide: GuardedPost, inject: [CONFIG], useFactory: ({ delivery }: Config) => new GuardedPost({ allowPrivate: delivery.allowPrivateChannels }) },
    {
      provide: EmailAdapter,
      inject: [CONFIG, Clock, MessageCatalogue],
      useFactory: ({ delivery }: Config, clock: Clock, catalogue: MessageCatalogue) => new EmailAdapter(delivery, clock, catalogue),
    },
    WecomAdapter,
    DingtalkAdapter,
    FeishuAdapter,
    WebhookAdapter,
    Channels,
  ],
  exports: [Channels],
})
export class ChannelsModule {}
