import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Nested, OneOf, Text, Texts } from '../../platform/http/fields.js';
import { applyDecorators } from '@nestjs/common';
import type { Locale } from '../../platform/observe/request-context.js';
import type { ChannelKind } from '../channels/channel-adapter.js';
import { type ChannelState, channelKinds, channelStates, locales } from './channel-kinds.js';

const TimeOfDay = (example: string): PropertyDecorator =>
  applyDecorators(Text({ max: 5, example, description: '`HH:mm` in the zone of the office.' }), Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { context: { code: 'notATimeOfDay' } }));

export class QuietHoursBody {
  @TimeOfDay('22:00')
  from!: string;

  @TimeOfDay('07:00')
  to!: string;
}

/** What one chooses by: `email` stands for the own address, everything else for the id of a shared channel. */
const CHANNELS = 'In the order in which they are tried: `email`, or the id of one on offer. The inbox is always on and not named here.';

/** The whole of it: what is left out of `channels` is not used any more. */
export class NotificationSettingsBody {
  @OneOf(locales, { description: 'The language of delivered messages.' })
  locale!: Locale;

  @Nested(() => QuietHoursBody, { nullable: true, description: 'May pass midnight. What is due or over reaches you all the same. Null: none.' })
  quietHours!: QuietHoursBody | null;

  @Text({ optional: true, nullable: true, max: 254, example: 'name@example.org', description: 'The own address. Absent: as it is. Null: taken away.' })
  email?: string | null;

  @Texts({ max: 20, maxLength: 36, description: CHANNELS, example: [] })
  channels!: string[];
}

export class OfferedChannelView {
  @Text({ description: '`email`, or an id.' }) id!: string;
  @OneOf(channelKinds) kind!: ChannelKind;
  @Text({ nullable: true, description: 'Null: the own e-mail.' }) name!: string | null;
  @Text({ nullable: true, description: 'First letter and domain of an e-mail; the host of what is shared. Null: no address yet.' }) addressMasked!: string | null;
  @OneOf(channelStates) state!: ChannelState;
}

export class NotificationSettingsView {
  @OneOf(locales) locale!: Locale;
  @ApiProperty({ type: () => QuietHoursBody, nullable: true }) quietHours!: QuietHoursBody | null;
  @Text({ nullable: true }) emailMasked!: string | null;
  @Texts({ description: CHANNELS }) channels!: string[];
  @ApiProperty({ type: () => OfferedChannelView, isArray: true, description: 'What can be chosen.' }) offered!: OfferedChannelView[];
}
