import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import type { Share } from '../cases/domain/vocabulary.js';
import { Department } from '../departments/department.entity.js';
import { DocumentIdsColumn } from '../documents/document-uses.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { ReferralState } from './domain/referral-transitions.js';

/** 转办: what a department is asked, and the grant under which it sees what is shared; both end together. */
@Entity('referrals')
@Index(['departmentId', 'state'])
@Index(['matterId', 'place'], { unique: true })
export class Referral {
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  /** The first referral of its matter; its own id where it was not handed on. */
  @ForeignKey(() => Referral)
  @Column('uuid')
  matterId!: string;

  /** 1 for the first of the matter, 2 for the one it was handed on to. */
  @Column('int')
  place!: number;

  /** Changed by a ruling alone. */
  @ForeignKey(() => Department)
  @Column('uuid')
  departmentId!: string;

  /** Who of the department treats it. */
  @Index()
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  liaisonId!: string | null;

  @Column('text')
  state!: ReferralState;

  @Column('int')
  version!: number;

  @Column('text')
  request!: string;

  @Column('text', { array: true })
  shares!: Share[];

  /** A supervisor ruled this department responsible: declining is gone. */
  @Column('boolean', { default: false })
  ruled!: boolean;

  /** When it was sent to the department that it lies with. */
  @InstantColumn()
  sentAt!: Date;

  @Column('uuid')
  sentById!: string;

  @InstantColumn({ nullable: true })
  acknowledgedAt!: Date | null;

  @InstantColumn({ nullable: true })
  repliedAt!: Date | null;

  @Column('text', { nullable: true })
  replyText!: string | null;

  @DocumentIdsColumn('referralReply', { default: '{}' })
  replyDocumentIds!: string[];

  /** When it was accepted, declined or recalled. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
