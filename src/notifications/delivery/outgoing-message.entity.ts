import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';
import { Channel } from './channel.entity.js';

/** `unknown`: its process died, or gave up waiting, while it was under way; it may have arrived, so it is never sent again by itself. */
export const messageStates = ['waiting', 'sending', 'accepted', 'failed', 'unknown', 'notNeeded'] as const;

export type MessageState = (typeof messageStates)[number];

/** What is sent to a channel at once; the same contents and the same id at every try. One at a time for each channel. */
@Entity('outgoing_messages')
@Index(['channelId'], { unique: true, where: `state IN ('waiting', 'sending') AND NOT test` })
@Index(['channelId', 'createdAt', 'id'])
@Index(['leaseUntil'], { where: `state = 'sending'` })
@Index(['testedById', 'createdAt'], { where: 'test' })
export class OutgoingMessageRow {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Channel)
  @Column('uuid')
  channelId!: string;

  @Column('text')
  state!: MessageState;

  /** Several events in one. */
  @Column('boolean')
  digest!: boolean;

  /** Somebody tries the channel; it is nobody's delivery. */
  @Column('boolean')
  test!: boolean;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  testedById!: string | null;

  @InstantColumn()
  createdAt!: Date;

  /** While `waiting`: the next try. */
  @InstantColumn({ nullable: true })
  dueAt!: Date | null;

  /** While `sending`: after that its process is taken for dead. */
  @InstantColumn({ nullable: true })
  leaseUntil!: Date | null;

  @Column('int')
  tries!: number;

  /** Of the last try that failed. */
  @Column('text', { nullable: true })
  code!: string | null;

  /** What the receiver calls it. */
  @Column('text', { nullable: true })
  reference!: string | null;

  @InstantColumn({ nullable: true })
  settledAt!: Date | null;
}
