import type { CalendarOverride, YearNotice } from './working-calendar.js';

/** A year's notice entered by hand, with where it was published. */
export interface EnteredNotice extends YearNotice {
  source: string;
}

/** The office's own part of the calendar: what `seq` changes have made of it. */
export interface OwnCalendar {
  readonly seq: number;
  readonly notices: readonly EnteredNotice[];
  readonly overrides: readonly CalendarOverride[];
}
