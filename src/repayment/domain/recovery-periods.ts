import { addCalendarMonths, addDays } from '../../deadlines/domain/business-date.js';
import { type DateRange, sundayOf } from './due-range.js';

export const recoverySteps = ['day', 'week', 'month'] as const;
export type RecoveryStep = (typeof recoverySteps)[number];

/** As many points as a line still shows. */
export const MAX_PERIODS = 400;

const monthEnd = (date: string): string => addDays(addCalendarMonths(`${date.slice(0, 7)}-01`, 1), -1);

/** The last day of the period that `date` is in: the day itself, Sunday, or the month's last day. */
const endOf = (date: string, step: RecoveryStep): string => (step === 'day' ? date : step === 'week' ? sundayOf(date) : monthEnd(date));

/**
 * Cuts a range into days, weeks (Monday to Sunday) or months, in order; the first and the last may be parts.
 * @returns null when there are more than `MAX_PERIODS`
 */
export function recoveryPeriods({ from, to }: DateRange, step: RecoveryStep): DateRange[] | null {
  const periods: DateRange[] = [];
  for (let start = from; start <= to; ) {
    const end = endOf(start, step);
    periods.push({ from: start, to: end < to ? end : to });
    if (periods.length > MAX_PERIODS) return null;
    start = addDays(end, 1);
  }
  return periods;
}

/** From the first of the month to `today`. */
export const monthToDate = (today: string): DateRange => ({ from: `${today.slice(0, 7)}-01`, to: today });

/** What is shown unless something else is asked: the last thirteen weeks, with the running one. */
export const lastQuarter = (today: string): DateRange => ({ from: addDays(sundayOf(today), 1 - 13 * 7), to: today });
