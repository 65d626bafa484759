import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { CalendarVersion } from './calendar-version.entity.js';
import { calendarName, parseCalendarName } from './domain/calendar-name.js';
import type { WorkingTime } from './domain/clock-arithmetic.js';
import { OfficeHours } from './domain/office-hours.js';
import type { OwnCalendar } from './domain/own-calendar.js';
import { PUBLISHED_YEARS } from './domain/published-years.js';
import { WorkingCalendar } from './domain/working-calendar.js';

/** What a clock is counted by; `version` names the state of the calendar for good. */
export interface VersionedTime extends WorkingTime {
  readonly version: string;
}

/** The last year whose notice the program knows by itself. */
export const PUBLISHED_THROUGH = Math.max(...PUBLISHED_YEARS.keys());

/** The office's hours and the versions of its calendar: what every clock is counted by. */
@Injectable()
export class OfficeTime {
  readonly office: OfficeHours;
  /** A version never changes, so each is built once. */
  private readonly known = new Map<string, VersionedTime>();

  constructor(@Inject(CONFIG) config: Config) {
    this.office = new OfficeHours(config.office);
  }

  /** The business date of an instant, `YYYY-MM-DD` in the office's zone. */
  dateOf(instant: Date): string {
    return this.office.dateOf(instant.getTime());
  }

  /**
   * The calendar as it is now. A transaction that writes a new version must not ask after writing it: what is built here is kept,
   * also when that transaction is rolled back.
   */
  async current(m: EntityManager): Promise<VersionedTime> {
    const [{ seq }] = await m.query<[{ seq: number }]>('SELECT coalesce(max(seq), 0)::int AS seq FROM calendar_versions');
    return this.under(m, calendarName({ publishedThrough: PUBLISHED_THROUGH, seq }));
  }

  /** What the office itself has entered so far; seq 0 is nothing. */
  async own(m: EntityManager): Promise<OwnCalendar> {
    const [newest] = await m.find(CalendarVersion, { order: { seq: 'DESC' }, take: 1 });
    return newest ?? { seq: 0, notices: [], overrides: [] };
  }

  /** The calendar that a clock was started or moved under. */
  async under(m: EntityManager, version: string): Promise<VersionedTime> {
    const known = this.known.get(version);
    if (known) return known;
    const { publishedThrough, seq } = parseCalendarName(version);
    const row = seq === 0 ? null : await m.findOneByOrFail(CalendarVersion, { seq });
    const time = this.with(publishedThrough, seq, row);
    this.known.set(version, time);
    return time;
  }

  /** A calendar that is not written yet: what the next version would be. Throws `DeadlineError` for a notice that makes no sense. */
  proposed(own: OwnCalendar): VersionedTime {
    return this.with(PUBLISHED_THROUGH, own.seq, own);
  }

  private with(publishedThrough: number, seq: number, own: Pick<OwnCalendar, 'notices' | 'overrides'> | null): VersionedTime {
    const version = calendarName({ publishedThrough, seq });
    const published = new Map([...PUBLISHED_YEARS].filter(([year]) => year <= publishedThrough));
    const calendar = new WorkingCalendar({ version, published, ...(own ? { notices: own.notices, overrides: own.overrides } : {}) });
    return { version, calendar, office: this.office };
  }
}
