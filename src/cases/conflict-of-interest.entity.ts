import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';
import { User } from '../auth/user.entity.js';

/** A person related to an employer is walled off from its cases. */
@Entity('conflicts_of_interest')
@Index(['userId', 'employerKey'], { unique: true })
export class ConflictOfInterest {
  @PrimaryColumn('uuid')
  id!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId!: string;

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
}
