import { addDays } from '../../deadlines/domain/business-date.js';
import type { OfficeHours } from '../../deadlines/domain/office-hours.js';

/** The day that is reported on, `YYYY-MM-DD` in the office's zone, and the instant from which its report is due. */
export interface ReportDay {
  reportOn: string;
  dueFrom: Date;
}

/**
 * The latest day whose report is due: today's from the hour on, before that yesterday's. Every calendar day counts, days off too:
 * a red case does not rest. After an outage the days in between are covered by this one.
 * @param at `HH:mm` in the office's zone
 */
export function latestReportDay(now: Date, at: string, office: OfficeHours): ReportDay {
  const today = office.dateOf(now.getTime());
  const reportOn = office.timeOf(now.getTime()) >= at ? today : addDays(today, -1);
  return { reportOn, dueFrom: new Date(office.instantAt(reportOn, at)) };
}
