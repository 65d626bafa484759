import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { InstantColumn } from '../platform/database/columns.js';
import type { EnteredNotice } from './domain/own-calendar.js';
import type { CalendarOverride } from './domain/working-calendar.js';

/** The office's calendar as it stood after a change: its own days and the notices entered by hand, whole. Never changed, only followed. */
@Entity('calendar_versions')
export class CalendarVersion {
  @PrimaryColumn('int')
  seq!: number;

  /** The last year whose notice the program itself knew when this was written; later ones were not known to it. */
  @Column('int')
  publishedThrough!: number;

  @Column('jsonb')
  notices!: EnteredNotice[];

  @Column('jsonb')
  overrides!: CalendarOverride[];

  @Column('text')
  reason!: string;

  @ForeignKey(() => User)
  @Column('uuid')
  changedById!: string;

  @InstantColumn()
  at!: Date;
}
