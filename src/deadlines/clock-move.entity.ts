import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { InstantColumn } from '../platform/database/columns.js';

/** `arrival`: the notice of a year that clocks rest on has become known; they move by themselves. */
export type ClockMoveKind = 'rule' | 'calendar' | 'arrival';

/** Running clocks that are put under a newer rule or calendar, one after the other; what is done stays done if the work stops. */
@Entity('clock_moves')
@Index(['touchedAt'], { where: `state = 'moving'` })
@Index(['at', 'id'])
export class ClockMove {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: ClockMoveKind;

  /** The rule whose clocks move; null for the calendar, which concerns all. */
  @Column('text', { nullable: true })
  code!: string | null;

  /** The version of the rule or of the calendar under which they are put; clocks that are under a later one stay there. */
  @Column('text')
  version!: string;

  @Column('text')
  reason!: string;

  /** Null: the program itself, because a year's notice arrived. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  requestedById!: string | null;

  @InstantColumn()
  at!: Date;

  @Column('text')
  state!: 'moving' | 'done';

  /** Clocks that were looked at, those among them whose due time changed, and those that could not be counted and stay as they are. */
  @Column('int', { default: 0 })
  done!: number;

  @Column('int', { default: 0 })
  moved!: number;

  @Column('int', { default: 0 })
  skipped!: number;

  /** Clocks there were to look at when it began. */
  @Column('int')
  total!: number;

  /** The last clock looked at; they are taken in the order of their ids. */
  @Column('uuid', { nullable: true })
  cursor!: string | null;

  /** When somebody last worked at it, or was asked to. */
  @InstantColumn()
  touchedAt!: Date;
}
