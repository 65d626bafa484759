import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { InstantColumn } from '../platform/database/columns.js';

/** Running clocks that are put under a newer rule or calendar, one after the other; what is done stays done if the work stops. */
@Entity('clock_moves')
@Index(['at'], { where: `state = 'moving'` })
export class ClockMove {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: 'rule' | 'calendar';

  /** The rule whose clocks move; null for the calendar, which concerns all. */
  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text')
  reason!: string;

  /** Null: a year's notice arrived with a newer version of the program. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  requestedById!: string | null;

  @InstantColumn()
  at!: Date;

  @Column('text')
  state!: 'moving' | 'done';

  /** Clocks that were looked at, and those among them whose due time changed. */
  @Column('int', { default: 0 })
  done!: number;

  @Column('int', { default: 0 })
  moved!: number;

  /** Clocks there were to look at when it began. */
  @Column('int')
  total!: number;

  /** The last clock looked at; they are taken in the order of their ids. */
  @Column('uuid', { nullable: true })
  cursor!: string | null;
}
