import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, Instant, Int, OneOf, RegionCode, Text } from '../../platform/http/fields.js';
import type { Locale } from '../../platform/observe/request-context.js';
import { type ChannelState, type SharedKind, channelStates, locales, sharedKinds } from './channel-kinds.js';
import { type AttemptResult, attemptResults } from './delivery-attempt.entity.js';

const ADDRESS = 'The whole address, with its key. Kept encrypted and never shown again.';
const SECRET = 'What messages are signed with, where the receiver asks for it. Kept encrypted and never shown again.';

export class CreateChannelBody {
  @OneOf(sharedKinds)
  kind!: SharedKind;

  @Text({ max: 60 })
  name!: string;

  @RegionCode({ description: 'It is offered to people whose region is this or lies below.' })
  regionCode!: string;

  @Text({ max: 2048, description: ADDRESS })
  address!: string;

  @Text({ optional: true, nullable: true, max: 200, exact: true, description: SECRET })
  secret?: string | null;

  @OneOf(locales, { optional: true, description: 'Of its messages; zh-CN unless told.' })
  locale?: Locale;
}

/** Absent fields stay as they are. */
export class ChangeChannelBody {
  @Int({ min: 1, max: 1_000_000_000 })
  version!: number;

  @Text({ optional: true, max: 60 })
  name?: string;

  @RegionCode({ optional: true })
  regionCode?: string;

  @Text({ optional: true, max: 2048, description: ADDRESS })
  address?: string;

  @Text({ optional: true, nullable: true, max: 200, exact: true, description: `${SECRET} Null removes it.` })
  secret?: string | null;

  @OneOf(locales, { optional: true })
  locale?: Locale;

  @OneOf(channelStates, { optional: true, description: 'What waits for a disabled channel goes to the next one of each person.' })
  state?: ChannelState;
}

export class LastAttemptView {
  @Instant() at!: string;
  @OneOf(attemptResults) result!: AttemptResult;
  @Text({ nullable: true }) code!: string | null;
  @Text({ nullable: true, description: 'The code in words.' }) message!: string | null;
}

export class ChannelView {
  @Id() id!: string;
  @OneOf(sharedKinds) kind!: SharedKind;
  @Text() name!: string;
  @RegionCode() regionCode!: string;
  @Text({ description: 'The host alone.' }) addressMasked!: string;
  @Flag() hasSecret!: boolean;
  @OneOf(locales) locale!: Locale;
  @OneOf(channelStates) state!: ChannelState;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Int({ description: 'Deliveries that wait for it.' }) waiting!: number;
  @ApiProperty({ type: () => LastAttemptView, nullable: true }) lastAttempt!: LastAttemptView | null;
}

export class ChannelPageView {
  @ApiProperty({ type: () => ChannelView, isArray: true }) items!: ChannelView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class ChannelTestView {
  @OneOf(attemptResults) result!: AttemptResult;
  @Text({ nullable: true }) code!: string | null;
  @Text({ nullable: true, description: 'The code in words: what is wrong and what to do.' }) message!: string | null;
}
