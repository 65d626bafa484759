import { isBusinessDate } from '../../platform/time/formats.js';
import { DeadlineError } from './deadline-error.js';

const DAY_MS = 86_400_000;

/** The date unchanged; throws `invalidDate` when it is no existing `YYYY-MM-DD`. */
export function requireDate(date: string): string {
  if (!isBusinessDate(date)) throw new DeadlineError('invalidDate', { date: String(date).slice(0, 40) });
  return date;
}

/** Clocks walk day by day over the same few years: the day after is looked up, not computed. */
const dayAfter = new Map<string, string>();

/** The date after `date`. */
export function nextDate(date: string): string {
  let next = dayAfter.get(date);
  if (next === undefined) {
    next = addDays(date, 1);
    dayAfter.set(date, next);
  }
  return next;
}

/** `date` moved by whole days; both are `YYYY-MM-DD` without any zone. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/**
 * The corresponding day `months` later, or the last day of that month when it has no such day (民法典 Art. 202:
 * 到期月没有对应日的，月末日为期间的最后一日).
 */
export function addCalendarMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}
