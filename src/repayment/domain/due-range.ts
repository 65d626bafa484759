import { addDays, dayOfWeek } from '../../deadlines/domain/business-date.js';
import type { Ageing } from './ageing.js';

/** What can be asked of what is outstanding by when it falls due; `unplanned` is what no plan dates. */
export const dues = ['all', 'unplanned', 'today', 'week', 'overdue', 'notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'] as const;
export type Due = (typeof dues)[number];

/** Business dates, both included. */
export interface DateRange {
  from: string;
  to: string;
}

/** The first and the last business date there is. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** The date, in the database, of what no plan dates: after every day there is. */
export const NO_DAY = 'infinity';

/** Sunday of the week that `date` is in. */
export const sundayOf = (date: string): string => addDays(date, (7 - dayOfWeek(date)) % 7);

/**
 * The due dates that are meant, seen from `today`. Overdue begins on the day after; this week is from today to Sunday. The one
 * meaning of each word, for the figure and for the rows it is made of.
 */
export function dueRange(due: Due, today: string): DateRange {
  const ago = (from: number, to: number): DateRange => ({ from: addDays(today, -from), to: addDays(today, -to) });
  switch (due) {
    case 'all': return { from: FIRST_DAY, to: NO_DAY };
    case 'unplanned': return { from: NO_DAY, to: NO_DAY };
    case 'today': return { from: today, to: today };
    case 'week': return { from: today, to: sundayOf(today) };
    case 'overdue': return { from: FIRST_DAY, to: addDays(today, -1) };
    case 'notDue': return { from: today, to: LAST_DAY };
    case 'd1to7': return ago(7, 1);
    case 'd8to30': return ago(30, 8);
    case 'd31to60': return ago(60, 31);
    case 'over60': return { from: FIRST_DAY, to: addDays(today, -61) };
  }
}

/** The days that lie in both; none when `from` is after `to`. */
export const overlap = (a: DateRange, b: DateRange): DateRange => ({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to });

export const ageingDues = ['notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'] as const satisfies readonly (Due & keyof Ageing)[];
