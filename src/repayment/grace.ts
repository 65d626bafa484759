import type { WorkingCalendar } from '../deadlines/domain/working-calendar.js';

/** Policy (design of the instalment ladder): a payment may be late by so many working days before it counts as a default. */
export const GRACE_WORKING_DAYS = 3;

/** The last day of grace of something due on `dueOn`; both `YYYY-MM-DD`. */
export const graceEndsOn = (calendar: WorkingCalendar, dueOn: string): string => calendar.nthWorkingDayAfter(dueOn, GRACE_WORKING_DAYS);

/**
 * The due dates whose grace is over on `today` are those before the returned date. Grace ends later the later something is
 * due, so one date cuts them.
 */
export function graceOverBefore(calendar: WorkingCalendar, today: string): string {
  let first = today;
  for (let count = 0; count < GRACE_WORKING_DAYS; count += 1) first = calendar.workingDayBefore(first);
  return first;
}
