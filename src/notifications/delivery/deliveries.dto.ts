import { ApiProperty } from '@nestjs/swagger';
import { PersonView } from '../../cases/case.view.js';
import type { Role } from '../../auth/roles.js';
import { roles } from '../../auth/roles.js';
import { Id, Ids, Instant, Int, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import type { ChannelKind } from '../channels/channel-adapter.js';
import { channelKinds } from './channel-kinds.js';
import { type AttemptResult, attemptResults } from './delivery-attempt.entity.js';
import { type DeliveryState, deliveryStates } from './delivery.entity.js';

export class DeliveryListQuery extends PageQuery {
  @OneOf(deliveryStates, { optional: true, description: 'All unless told; `failed` are those to send again.' })
  state?: DeliveryState;

  @Id({ optional: true })
  channelId?: string;
}

export class DeliveryChannelView {
  @Id() id!: string;
  @OneOf(channelKinds) kind!: ChannelKind;
  @Text({ nullable: true, description: 'Null: the person\'s own e-mail.' }) name!: string | null;
}

/** What an administrator needs to put delivering right: nothing of the case but its number. */
export class DeliveryView {
  @Id() id!: string;
  @Text({ nullable: true }) caseNumber!: string | null;
  @Text() personMasked!: string;
  @OneOf(roles) role!: Role;
  @ApiProperty({ type: () => DeliveryChannelView }) channel!: DeliveryChannelView;
  @OneOf(deliveryStates) state!: DeliveryState;
  @Text({ nullable: true, description: 'Why the last channel did not take it, or why it is not needed.' }) code!: string | null;
  @Text({ nullable: true, description: 'The code in words.' }) message!: string | null;
  @Int({ description: 'Tries on all channels.' }) tries!: number;
  @Instant() at!: string;
  @Instant({ nullable: true, description: 'When it ended.' }) settledAt!: string | null;
}

export class DeliveryPageView {
  @ApiProperty({ type: () => DeliveryView, isArray: true }) items!: DeliveryView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class ResendBody {
  @Ids({ min: 1, max: 200 })
  ids!: string[];
}

export const resendVerdicts = ['queued', 'notFound', 'deliveryNotFailed', 'receiverDisabled', 'receiverWithoutChannel', 'notForThem'] as const;

export type ResendVerdict = (typeof resendVerdicts)[number];

export class ResendVerdictView {
  @Id() id!: string;
  @OneOf(resendVerdicts) verdict!: ResendVerdict;
}

export class ResendView {
  @ApiProperty({ type: () => ResendVerdictView, isArray: true }) items!: ResendVerdictView[];
}

/** One message that it was part of, on one channel. */
export class CaseDeliveryAttemptView {
  @OneOf(channelKinds) kind!: ChannelKind;
  @Text({ nullable: true }) channelName!: string | null;
  @Instant({ description: 'The last try.' }) at!: string;
  @Int() tries!: number;
  @OneOf(attemptResults, { nullable: true, description: 'Null: under way.' }) result!: AttemptResult | null;
  @Text({ nullable: true }) code!: string | null;
  @Text({ nullable: true }) message!: string | null;
}

/** What one person was told outside the program. */
export class CaseDeliveryView {
  @Id() id!: string;
  @ApiProperty({ type: () => PersonView }) person!: PersonView;
  @Text() type!: string;
  @Text() text!: string;
  @Instant() at!: string;
  @OneOf(deliveryStates) state!: DeliveryState;
  @Text({ nullable: true }) code!: string | null;
  @Text({ nullable: true }) message!: string | null;
  @Instant({ description: 'While it waits: not before.' }) dueAt!: string;
  @Instant({ nullable: true }) settledAt!: string | null;
  @Instant({ nullable: true, description: 'When it was read in the inbox.' }) readAt!: string | null;
  @ApiProperty({ type: () => CaseDeliveryAttemptView, isArray: true }) attempts!: CaseDeliveryAttemptView[];
}

export class CaseDeliveryPageView {
  @ApiProperty({ type: () => CaseDeliveryView, isArray: true }) items!: CaseDeliveryView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
