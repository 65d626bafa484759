import { addCalendarMonths, addDays, nextDate } from './business-date.js';
import type { DeadlineRule } from './deadline.js';
import { DeadlineError } from './deadline-error.js';
import { requireLength, type DeadlineUnit, type LengthUnit } from './deadline-length.js';
import type { OfficeHours } from './office-hours.js';
import type { WorkingCalendar } from './working-calendar.js';

/** What counting needs besides the clock: which dates are worked and when the office is open. */
export interface WorkingTime {
  calendar: WorkingCalendar;
  office: OfficeHours;
}

/** What a rule is counted by: clocks of the law know the public calendar only. */
export function timeOfRule<T extends WorkingTime>(rule: Pick<DeadlineRule, 'nature'>, time: T): T {
  return rule.nature === 'statutory' ? { ...time, calendar: time.calendar.public } : time;
}

/** A counted stretch in ms since 1970: counting begins at `from`; `end` is the first instant that is no longer inside. */
export interface Period {
  from: number;
  end: number;
}

const HOUR_MS = 3_600_000;

/** Units that end with a day and not at an hour: their last instant is 23:59:59.999. */
export const endsWithDay = (unit: DeadlineUnit): boolean => unit !== 'hours' && unit !== 'workingDays';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** The ms of an instant; throws `invalidInstant` for an invalid Date or one outside 1900–2199. */
export function requireInstant(instant: Date): number {
  const ms = instant.getTime();
  if (!(ms >= EARLIEST && ms < LATEST)) throw new DeadlineError('invalidInstant');
  return ms;
}

/** Where counting begins after an event at `start`: at once for hours, else with the next local day. */
export function countingStart(start: number, unit: LengthUnit, { office }: WorkingTime): number {
  return unit === 'hours' ? start : office.startOfDay(nextDate(office.dateOf(start)));
}

/**
 * The stretch of `length` units that an event at `start` sets off. Hours run on the wall clock from the instant; every other
 * unit excludes the day of the event (民法典 Art. 201, 民事诉讼法 Art. 85). N working days end when the office closes on the Nth
 * worked date, the others at the end of their last day (民法典 Art. 202–203).
 */
export function periodAfter(start: number, length: number, unit: LengthUnit, time: WorkingTime): Period {
  const { calendar, office } = time;
  const from = countingStart(start, unit, time);
  const today = office.dateOf(start);
  const endOf = (date: string): Period => ({ from, end: office.startOfDay(nextDate(date)) });
  switch (unit) {
    case 'hours':
      return { from, end: from + length * HOUR_MS };
    case 'workingDays':
      return { from, end: office.closesAt(calendar.nthWorkingDayAfter(today, length)) };
    case 'naturalDays':
      return endOf(addDays(today, length));
    case 'months':
      return endOf(addCalendarMonths(today, length));
    case 'years':
      return endOf(addCalendarMonths(today, length * 12));
  }
}

/**
 * The last instant of the first worked date on or after the instant's date. Also of its own date when a pause has let it end within
 * the day: the last day counts to its end, and a later end never comes out before an earlier one that was moved.
 */
export function rollForward(lastInstant: number, { calendar, office }: WorkingTime): number {
  return office.startOfDay(nextDate(calendar.workingDayOnOrAfter(office.dateOf(lastInstant)))) - 1;
}

function after(start: Date, length: number, unit: LengthUnit, time: WorkingTime, roll: boolean): Date {
  requireLength(length, unit);
  const { end } = periodAfter(requireInstant(start), length, unit, time);
  if (!endsWithDay(unit)) return new Date(end);
  return new Date(roll ? rollForward(end - 1, time) : end - 1);
}

/** `hours` later on the wall clock, nights and weekends included. */
export function addHours(start: Date, hours: number): Date {
  requireLength(hours, 'hours');
  return new Date(requireInstant(start) + hours * HOUR_MS);
}

/** Closing time on the Nth worked date after the start's date. */
export function addWorkingDays(start: Date, days: number, time: WorkingTime): Date {
  return after(start, days, 'workingDays', time, false);
}

/** The last instant (23:59:59.999) of the Nth date after the start's, or of the next worked date when `roll` is set. */
export function addNaturalDays(start: Date, days: number, time: WorkingTime, roll = false): Date {
  return after(start, days, 'naturalDays', time, roll);
}

/** The last instant of the corresponding date `months` later (or of that month's last day); `roll` as above. */
export function addMonths(start: Date, months: number, time: WorkingTime, roll = false): Date {
  return after(start, months, 'months', time, roll);
}

/** As `addMonths`, by years. */
export function addYears(start: Date, years: number, time: WorkingTime, roll = false): Date {
  return after(start, years, 'years', time, roll);
}
