import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { YearSheetView } from './calendar.view.js';
import { nextDate } from './domain/business-date.js';
import { calendarName } from './domain/calendar-name.js';
import type { OwnCalendar } from './domain/own-calendar.js';
import { PUBLISHED_YEARS } from './domain/published-years.js';
import { FIRST_YEAR, LAST_YEAR } from './domain/statutory-holidays.js';
import type { CalendarDay, WorkingCalendar } from './domain/working-calendar.js';
import { OfficeTime, PUBLISHED_THROUGH } from './office-time.js';

/** The calendar of a year as it is shown: what is special about it, and where that is known from. */
@Injectable()
export class YearSheets {
  constructor(private readonly time: OfficeTime) {}

  /** Null for a year outside the calendar. */
  async show(m: EntityManager, year: number): Promise<YearSheetView | null> {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
    const own = await this.time.own(m);
    const { calendar } = await this.time.under(m, calendarName({ publishedThrough: PUBLISHED_THROUGH, seq: own.seq }));
    return yearSheet(year, own, calendar);
  }
}

function yearSheet(year: number, own: OwnCalendar, calendar: WorkingCalendar): YearSheetView {
  const entered = own.notices.find((notice) => notice.year === year);
  return {
    year,
    version: own.seq,
    calendarVersion: calendar.version,
    origin: entered ? 'entered' : PUBLISHED_YEARS.has(year) ? 'published' : 'computed',
    provisional: calendar.isProvisionalYear(year),
    source: entered?.source ?? null,
    workingDays: calendar.workingDaysOf(year),
    days: specialDays(year, calendar).map(({ date, working, name = '', kind }) => ({ date, working, name, kind })),
  };
}

function specialDays(year: number, calendar: WorkingCalendar): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = nextDate(date)) {
    const day = calendar.day(date);
    if (day.kind !== 'weekday' && day.kind !== 'weekend') days.push(day);
  }
  return days;
}
