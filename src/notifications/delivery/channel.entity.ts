import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { InstantColumn } from '../../platform/database/columns.js';
import type { Locale } from '../../platform/observe/request-context.js';
import type { ChannelKind } from '../channels/channel-adapter.js';
import type { ChannelState } from './channel-kinds.js';

/**
 * A way out of the house: a group robot or another system, shared by the people of a region, or a person's own e-mail. Never
 * deleted, since what was delivered names it.
 */
@Entity('channels')
@Index(['ownerUserId', 'kind'], { unique: true, where: 'owner_user_id IS NOT NULL' })
@Index(['name'], { unique: true, where: 'owner_user_id IS NULL' })
export class Channel {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: ChannelKind;

  /** Of a shared one; a person's own is called by its kind. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** Null: shared. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  ownerUserId!: string | null;

  /** Of a shared one: it is offered to people whose region is this or lies below. */
  @Column('text', { nullable: true })
  regionCode!: string | null;

  /** The language of a shared one: a group reads one message together. */
  @Column('text', { default: 'zh-CN' })
  locale!: Locale;

  /** Encrypted; null when a person took the own address away. */
  @Column('text', { nullable: true })
  address!: string | null;

  /** Encrypted. */
  @Column('text', { nullable: true })
  secret!: string | null;

  @Column('text')
  state!: ChannelState;

  @ForeignKey(() => User)
  @Index()
  @Column('uuid', { nullable: true })
  createdById!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @Column('int', { default: 1 })
  version!: number;

  /** When the sweep asked for a dispatch that has not begun. */
  @InstantColumn({ nullable: true })
  askedAt!: Date | null;

  /** The receiver takes no more until then. */
  @InstantColumn({ nullable: true })
  restsUntil!: Date | null;
}
