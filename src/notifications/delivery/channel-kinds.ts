import type { ChannelKind } from '../channels/channel-adapter.js';

export const channelKinds = ['email', 'wecom', 'dingtalk', 'feishu', 'webhook'] as const satisfies readonly ChannelKind[];

/** Made by an administrator and offered to the people of a region: group robots and other systems. E-mail is each person's own. */
export const sharedKinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const satisfies readonly ChannelKind[];

export type SharedKind = (typeof sharedKinds)[number];

export const channelStates = ['active', 'disabled'] as const;

export type ChannelState = (typeof channelStates)[number];

/** Languages of messages. */
export const locales = ['zh-CN', 'en'] as const;
