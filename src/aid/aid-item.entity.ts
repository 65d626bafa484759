import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import type { AidKind } from '../cases/domain/vocabulary.js';
import { ExactInteger, InstantColumn } from '../platform/database/columns.js';
import { Worker } from '../roster/worker.entity.js';
import type { AidState } from './domain/aid-transitions.js';

/** One thing done for one worker in hardship; how it came to its state tells the timeline. */
@Entity('aid_items')
@Index(['caseId', 'requestedAt', 'id'])
@Index(['state', 'requestedAt', 'id'])
export class AidItem {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => Case)
  @Column('uuid')
  caseId!: string;

  @ForeignKey(() => Worker)
  @Index()
  @Column('uuid')
  workerId!: string;

  @Column('text')
  kind!: AidKind;

  /** What is asked for, in words. */
  @Column('text')
  request!: string;

  @Column('text')
  state!: AidState;

  @Column('int', { default: 1 })
  version!: number;

  /** What was approved, then what was handed over; null for help that is not money. */
  @ExactInteger({ nullable: true })
  amountFen!: number | null;

  @ForeignKey(() => User)
  @Index()
  @Column('uuid')
  requestedById!: string;

  @InstantColumn()
  requestedAt!: Date;

  /** Who approved or declined. */
  @Column('uuid', { nullable: true })
  decidedById!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  decisionReason!: string | null;

  @InstantColumn({ nullable: true })
  deliveredAt!: Date | null;

  @InstantColumn({ nullable: true })
  withdrawnAt!: Date | null;
}
