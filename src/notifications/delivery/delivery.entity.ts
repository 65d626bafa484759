import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';
import { Notification } from '../notification.entity.js';
import { Channel } from './channel.entity.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

/** `notNeeded`: read in the inbox meanwhile, or its receiver left. */
export const deliveryStates = ['waiting', 'sending', 'accepted', 'failed', 'notNeeded'] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** That one notification reaches one person outside the program, by the first of the person's channels that takes it. */
@Entity('deliveries')
@Index(['channelId', 'dueAt', 'createdAt', 'id'], { where: `state = 'waiting' AND message_id IS NULL` })
@Index(['dueAt', 'channelId'], { where: `state = 'waiting' AND message_id IS NULL` })
@Index(['userId'], { where: `state = 'waiting'` })
@Index(['state', 'createdAt', 'id'])
export class Delivery {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Notification)
  @Index({ unique: true })
  @Column('uuid')
  notificationId!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId!: string;

  /** The person's channels when it was made, in their order. */
  @Column('uuid', { array: true })
  channelIds!: string[];

  /** The one it waits for, or ended with. */
  @ForeignKey(() => Channel)
  @Column('uuid')
  channelId!: string;

  @Column('text')
  state!: DeliveryState;

  /** Not before: when it becomes visible in the inbox, and not in quiet hours. */
  @InstantColumn()
  dueAt!: Date;

  /** Goes out in quiet hours too. */
  @Column('boolean')
  urgent!: boolean;

  /** Left over from an outage: one digest, once the clocks have caught up. */
  @Column('boolean')
  backlog!: boolean;

  /** Why the last channel did not take it, or why it is not needed. */
  @Column('text', { nullable: true })
  code!: string | null;

  /** The message it is part of, on its present channel. */
  @ForeignKey(() => OutgoingMessageRow)
  @Index()
  @Column('uuid', { nullable: true })
  messageId!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn({ nullable: true })
  settledAt!: Date | null;
}
