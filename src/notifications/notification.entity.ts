import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Case } from '../cases/case.entity.js';
import { InstantColumn } from '../platform/database/columns.js';

/** One thing that one person is told, in the inbox. Written in the transaction of what it tells of. */
@Entity('notifications')
@Index(['eventKey', 'userId'], { unique: true })
@Index(['userId', 'createdAt', 'id'])
@Index(['userId'], { where: 'read_at IS NULL' })
export class Notification {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId!: string;

  /** Null: about no case, such as an alarm for the administrators. */
  @ForeignKey(() => Case)
  @Index()
  @Column('uuid', { nullable: true })
  caseId!: string | null;

  /** What it tells of, such as a timeline entry or a step of a deadline: nobody is told of it twice. */
  @Column('text')
  eventKey!: string;

  /** The text comes from the message catalogue under `notification.<type>`. */
  @Column('text')
  type!: string;

  /** Ids, codes, counts, amounts and the case's number. */
  @Column('jsonb')
  data!: Record<string, unknown>;

  @InstantColumn()
  createdAt!: Date;

  /** Warnings of working-day clocks are shown from the receiver's next open hour. */
  @InstantColumn()
  visibleFrom!: Date;

  @InstantColumn({ nullable: true })
  readAt!: Date | null;
}
