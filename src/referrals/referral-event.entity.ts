import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Department } from '../departments/department.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { ReferralEventType } from './domain/referral-events.js';
import type { ReferralState } from './domain/referral-transitions.js';
import { Referral } from './referral.entity.js';

/** What happened to a referral, one row for each version. Appended, never changed. */
@Entity('referral_events')
@Index(['referralId', 'version'], { unique: true })
export class ReferralEvent {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Referral)
  @Column('uuid')
  referralId!: string;

  /** The referral's version that it made. */
  @Column('int')
  version!: number;

  @Column('text')
  type!: ReferralEventType | 'SEND';

  /** Null for SEND. */
  @Column('text', { nullable: true })
  fromState!: ReferralState | null;

  @Column('text')
  toState!: ReferralState;

  /** With whom the referral lay after it: a department sees what happened while it was its own. */
  @ForeignKey(() => Department)
  @Index()
  @Column('uuid')
  departmentId!: string;

  /** Null: the program itself, because the case ended. */
  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @InstantColumn()
  at!: Date;

  /** Reasons, reply text and ids as the event carried them. */
  @Column('jsonb')
  payload!: Record<string, unknown>;
}
