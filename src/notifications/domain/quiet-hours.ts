import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { OfficeHours } from '../../deadlines/domain/office-hours.js';
import { nextDate } from '../../deadlines/domain/business-date.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** When a person wants no message: `HH:mm` in the office's zone, `from` included, `to` not; `to` before `from` passes midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** Half-open, so that quiet hours that end where they begin would be a whole day or none: nobody can tell which. */
export const isPossible = ({ from, to }: QuietHours): boolean => from !== to;

/** The instant itself outside quiet hours, else their end: when a message that may wait is due. */
export function quietUntil(at: Date, quiet: QuietHours | null, office: OfficeHours): Date {
  if (quiet === null) return at;
  const { from, to } = quiet;
  const time = office.timeOf(at.getTime());
  const passesMidnight = to < from;
  const inside = passesMidnight ? time >= from || time < to : time >= from && time < to;
  if (!inside) return at;
  const today = office.dateOf(at.getTime());
  const endDate = passesMidnight && time >= from ? nextDate(today) : today;
  return dayjs.tz(`${endDate}T${to}:00`, office.zone).toDate();
}
