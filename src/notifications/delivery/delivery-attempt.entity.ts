import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';
import { Channel } from './channel.entity.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

export const attemptResults = ['accepted', 'transient', 'permanent', 'unknown'] as const;

export type AttemptResult = (typeof attemptResults)[number];

/** One try to hand a message to its receiver; written before it is sent, so that none goes uncounted. */
@Entity('delivery_attempts')
@Index(['channelId', 'at'])
export class DeliveryAttempt {
  @ForeignKey(() => OutgoingMessageRow)
  @PrimaryColumn('uuid')
  messageId!: string;

  /** 1, 2, … */
  @PrimaryColumn('int')
  attempt!: number;

  @ForeignKey(() => Channel)
  @Column('uuid')
  channelId!: string;

  @InstantColumn()
  at!: Date;

  /** Null while it is under way. */
  @Column('text', { nullable: true })
  result!: AttemptResult | null;

  @Column('text', { nullable: true })
  code!: string | null;
}
