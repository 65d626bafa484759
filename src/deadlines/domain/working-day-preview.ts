import { nextDate, requireDate } from './business-date.js';
import { requireLength } from './deadline-length.js';
import type { CalendarDay, WorkingCalendar } from './working-calendar.js';

/** `days`: every date after the start through `dueOn`; off days and make-up days carry the reason as `name`. */
export interface WorkingDayPreview {
  dueOn: string;
  provisional: boolean;
  days: Pick<CalendarDay, 'date' | 'working' | 'kind' | 'name'>[];
}

/**
 * "`workingDays` working days from `from`", which is not counted itself. Throws `invalidDate`, `lengthNotPositive`,
 * `lengthTooLarge`, `calendarYearOutOfRange`.
 */
export function previewWorkingDays(calendar: WorkingCalendar, from: string, workingDays: number): WorkingDayPreview {
  requireDate(from);
  requireLength(workingDays, 'workingDays');
  const dueOn = calendar.nthWorkingDayAfter(from, workingDays);
  const days: WorkingDayPreview['days'] = [];
  let provisional = false;
  for (let date = nextDate(from); date <= dueOn; date = nextDate(date)) {
    const day = calendar.day(date);
    provisional ||= day.provisional;
    days.push({ date, working: day.working, kind: day.kind, ...(day.name === undefined ? {} : { name: day.name }) });
  }
  return { dueOn, provisional, days };
}
