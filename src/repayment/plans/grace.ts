import { GRACE_WORKING_DAYS } from '../../deadlines/domain/escalation-ladders.js';
import type { WorkingCalendar } from '../../deadlines/domain/working-calendar.js';

/** The last day of grace of something due on `dueOn`; both `YYYY-MM-DD`. `workingDays`: by the clause of the plan. */
export const graceEndsOn = (calendar: WorkingCalendar, dueOn: string, workingDays = GRACE_WORKING_DAYS): string => calendar.nthWorkingDayAfter(dueOn, workingDays);

/**
 * The due dates whose grace is over on `today` are those before the returned date. Grace ends later the later something is
 * due, so one date cuts them.
 */
export function graceOverBefore(calendar: WorkingCalendar, today: string, workingDays = GRACE_WORKING_DAYS): string {
  let first = today;
  for (let count = 0; count < workingDays; count += 1) first = calendar.workingDayBefore(first);
  return first;
}
