import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import type { Locale } from '../../platform/observe/request-context.js';

/** How a person wants to be told, beside the inbox, which is always on. */
@Entity('notification_settings')
export class NotificationSettings {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId!: string;

  @Column('text', { default: 'zh-CN' })
  locale!: Locale;

  /** `HH:mm` in the office's zone; null together with the other. */
  @Column('text', { nullable: true })
  quietFrom!: string | null;

  @Column('text', { nullable: true })
  quietTo!: string | null;

  /** Ids of channels, the preferred one first; the next is tried when one fails for good. */
  @Column('uuid', { array: true, default: '{}' })
  channelIds!: string[];
}
