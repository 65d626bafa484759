import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { CalendarVersion } from './calendar-version.entity.js';
import type { WorkingTime } from './domain/clock-arithmetic.js';
import { OfficeHours } from './domain/office-hours.js';
import { PUBLISHED_YEARS } from './domain/published-years.js';
import { WorkingCalendar } from './domain/working-calendar.js';

/** What a clock is counted by; `version` names the state of the calendar for good. */
export interface VersionedTime extends WorkingTime {
  readonly version: string;
}

/** The last year whose notice the program knows by itself. */
export const PUBLISHED_THROUGH = Math.max(...PUBLISHED_YEARS.keys());

/** Seq 0 is the calendar as published, before the office changed anything. */
const nameOf = (publishedThrough: number, seq: number): string => (seq === 0 ? `published-${publishedThrough}` : `${publishedThrough}.${seq}`);

const NAME = /^(?:published-(\d{4})|(\d{4})\.(\d{1,9}))$/;

function parse(version: string): { publishedThrough: number; seq: number } {
  const [, published, through, seq] = NAME.exec(version) ?? [];
  if (published !== undefined) return { publishedThrough: Number(published), seq: 0 };
  if (through === undefined) throw new RangeError(`no calendar is called ${version.slice(0, 40)}`);
  return { publishedThrough: Number(through), seq: Number(seq) };
}

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

  /** The calendar as it is now, for the transaction that asks. */
  async current(m: EntityManager): Promise<VersionedTime> {
    const [{ seq }] = await m.query<[{ seq: number }]>('SELECT coalesce(max(seq), 0)::int AS seq FROM calendar_versions');
    return this.under(m, nameOf(PUBLISHED_THROUGH, seq));
  }

  /** The calendar that a clock was started or moved under. */
  async under(m: EntityManager, version: string): Promise<VersionedTime> {
    const known = this.known.get(version);
    if (known) return known;
    const { publishedThrough, seq } = parse(version);
    const row = seq === 0 ? null : await m.findOneByOrFail(CalendarVersion, { seq });
    const time = this.with(publishedThrough, seq, row);
    this.known.set(version, time);
    return time;
  }

  /** A calendar that is not written yet: what the next version would be. Throws `DeadlineError` for a notice that makes no sense. */
  proposed(seq: number, change: Pick<CalendarVersion, 'notices' | 'overrides'>): VersionedTime {
    return this.with(PUBLISHED_THROUGH, seq, change);
  }

  private with(publishedThrough: number, seq: number, own: Pick<CalendarVersion, 'notices' | 'overrides'> | null): VersionedTime {
    const version = nameOf(publishedThrough, seq);
    const published = new Map([...PUBLISHED_YEARS].filter(([year]) => year <= publishedThrough));
    const calendar = new WorkingCalendar({ version, published, ...(own ? { notices: own.notices, overrides: own.overrides } : {}) });
    return { version, calendar, office: this.office };
  }
}
