import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { User } from '../auth/user.entity.js';

/** A person related to an employer is walled off from its cases, until somebody else ends it. */
@Entity('conflicts_of_interest')
@Index(['userId', 'employerKey'], { unique: true, where: 'ended_at IS NULL' })
export class ConflictOfInterest {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId!: string;

  @Column('text')
  employerName!: string;

  /** The employer's name as `employerKey` makes it. */
  @Column('text')
  employerKey!: string;

  @Column('text', { nullable: true })
  uscc!: string | null;

  @Column('text')
  reason!: string;

  @Column('uuid')
  declaredById!: string;

  @InstantColumn()
  declaredAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @Column('uuid', { nullable: true })
  endedById!: string | null;

  @Column('text', { nullable: true })
  endReason!: string | null;
}
