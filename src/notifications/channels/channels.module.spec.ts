import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import { channelCatalogue } from '../../../test/support/outgoing.js';
import { TestClock } from '../../../test/support/test-clock.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { Clock } from '../../platform/time/clock.js';
import { Channels } from './channel-adapters.js';
import { ChannelsModule } from './channels.module.js';

const platform = [
  { provide: CONFIG, useValue: { delivery: { smtp: null, allowPrivateChannels: false } } },
  { provide: Clock, useValue: new TestClock('2025-01-06T01:00:00Z') },
  { provide: MessageCatalogue, useValue: channelCatalogue },
];

@Global()
@Module({ providers: platform, exports: platform.map(({ provide }) => provide) })
class Platform {}

@Module({ imports: [Platform, ChannelsModule] })
class Root {}

it('every channel has its adapter, made as the installation says', async () => {
  const app = await NestFactory.createApplicationContext(Root, { logger: false });
  const channels = app.get(Channels);
  for (const kind of ['email', 'wecom', 'dingtalk', 'feishu', 'webhook'] as const) expect(channels.adapter(kind).kind).toBe(kind);
  expect(['email', 'webhook'].map((kind) => channels.isSetUp(kind as 'email' | 'webhook'))).toEqual([false, true]);
  expect(() => channels.adapter('webhook').check({ address: 'https://10.0.0.1/', secret: 'x'.repeat(16) })).toThrow('invalidInput');
  await app.close();
});
