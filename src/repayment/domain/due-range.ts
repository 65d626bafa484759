import { addDays, dayOfWeek } from '../../deadlines/domain/business-date.js';
import type { Ageing } from './ageing.js';

/** What can be asked of what is outstanding on plans by when it falls due. */
export const dues = ['all', 'today', 'week', 'overdue', 'notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'] as const;
export type Due = (typeof dues)[number];

/** Business dates, both included. */
export interface DateRange {
  from: string;
  to: string;
}

/** The first and the last business date there is. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** Sunday of the week that `date` is in. */
export const sundayOf = (date: string): string => addDays(date, (7 - dayOfWeek(date)) % 7);

/**
 * The due dates that are meant, seen from `today`. Overdue begins on the day after; this week is from today to Sunday. The one
 * meaning of each word, for a figure and for the rows it is made of.
 */
export function dueRange(due: Due, today: string): DateRange {
  const ago = (from: number, to: number): DateRange => ({ from: addDays(today, -from), to: addDays(today, -to) });
  switch (due) {
    case 'all': return { from: FIRST_DAY, to: LAST_DAY };
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

/** The days of a range that lie in a window; none when `from` comes after `to`. */
export const cutTo = ({ from, to }: DateRange, window: { from?: string | undefined; to?: string | undefined }): DateRange => ({
  from: window.from !== undefined && window.from > from ? window.from : from,
  to: window.to !== undefined && window.to < to ? window.to : to,
});

export const overdueDues = ['d1to7', 'd8to30', 'd31to60', 'over60'] as const satisfies readonly (Due & keyof Ageing)[];
