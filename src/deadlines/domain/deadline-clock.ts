import { endsWithDay, requireInstant, type WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { advanceOutside, countedBy, layOut, type Leg } from './deadline-course.js';
import { DeadlineError } from './deadline-error.js';

/** Counted time that is left, in ms: office hours and wall-clock time apart, since an extension may be in another unit. */
export interface RemainingTime {
  officeMs: number;
  wallMs: number;
}

const dueOf = (last: Leg): Date | null => (last.standsStill ? null : new Date(last.lastInstant));

function lastLeg(legs: readonly Leg[]): Leg {
  const last = legs.at(-1);
  if (!last) throw new RangeError('a deadline has at least one leg');
  return last;
}

/**
 * The last instant that is still in time, derived from start, rule, pauses and extensions; null while the clock stands still.
 * Clocks in hours and working days are due at an instant (working days: when the office closes), the others at 23:59:59.999 of
 * their last day, so that the local date of `dueAt` is always the day people name.
 *
 * A pause gives back exactly the counted time that was left, to the ms, and no day is rounded up: 3 working days from Monday,
 * paused Wednesday 12:00 (9 + 3 office hours used, 15 left), resumed Friday 10:00: 8 hours on Friday, 7 on Monday, due
 * Monday 16:00. A clock that stood still from the first counts in full from the day after it was resumed. Throws `DeadlineError`
 * for data that makes no sense (negative length, pause that ends before it begins, …).
 */
export function dueAt(deadline: Deadline, time: WorkingTime): Date | null {
  return dueOf(lastLeg(layOut(deadline, time).legs));
}

/** The instant that counts as the start: of a clock that stood still when it was started, when it was resumed. */
export function beganAt(deadline: Deadline, time: WorkingTime): Date {
  return new Date(layOut(deadline, time).began);
}

/**
 * Counted time left at `instant`, before any roll forward; zero once it is used up. A pause never changes it: what is left
 * after resuming is what was left before.
 */
export function remainingAt(deadline: Deadline, instant: Date, time: WorkingTime): RemainingTime {
  const { legs, pauses } = layOut(deadline, time);
  const remaining: RemainingTime = { officeMs: 0, wallMs: 0 };
  for (const leg of legs) {
    const left = leg.amount - countedBy(leg, requireInstant(instant), pauses);
    remaining[leg.measure.kind === 'office' ? 'officeMs' : 'wallMs'] += left;
  }
  return remaining;
}

/** The share of the counted time that has gone by, 0–1; of office hours for clocks in working days. */
export function shareElapsedAt(deadline: Deadline, instant: Date, time: WorkingTime): number {
  const { legs, pauses } = layOut(deadline, time);
  const at = requireInstant(instant);
  const budget = legs.reduce((sum, leg) => sum + leg.amount, 0);
  const counted = legs.reduce((sum, leg) => sum + countedBy(leg, at, pauses), 0);
  return budget === 0 ? 1 : counted / budget;
}

/**
 * The first instant by which `share` (0 < share ≤ 1) of the counted time has gone by; 1 is `dueAt`. Null when the clock stands
 * still before it gets there. Throws `invalidShare`.
 */
export function instantOfShare(deadline: Deadline, share: number, time: WorkingTime): Date | null {
  if (!(share > 0 && share <= 1)) throw new DeadlineError('invalidShare', { share });
  const { legs, pauses } = layOut(deadline, time);
  if (share === 1) return dueOf(lastLeg(legs));
  let target = Math.ceil(share * legs.reduce((sum, leg) => sum + leg.amount, 0));
  for (const leg of legs) {
    if (target <= leg.amount) {
      const { end, standsStill } = advanceOutside(leg, target, pauses);
      return standsStill ? null : new Date(end);
    }
    if (leg.standsStill) return null;
    target -= leg.amount;
  }
  return dueOf(lastLeg(legs));
}

/** True when an open deadline's last instant has passed. Computed when asked, never stored; a suspension heals no lateness. */
export function isOverdue(deadline: Deadline, now: Date, time: WorkingTime): boolean {
  if (deadline.state === 'met' || deadline.state === 'cancelled') return false;
  const due = dueAt(deadline, time);
  return due !== null && requireInstant(now) > due.getTime();
}

/** True when the deadline was met, but after its last instant. */
export function wasMetLate(deadline: Deadline, time: WorkingTime): boolean {
  if (deadline.state !== 'met' || !deadline.endedAt) return false;
  const due = dueAt(deadline, time);
  return due !== null && requireInstant(deadline.endedAt) > due.getTime();
}

/** True when the due time rests on a year whose notice is not known yet, and so has to be derived again when it arrives. */
export const isProvisional = (deadline: Deadline, time: WorkingTime): boolean => provisionalYears(deadline, time).length > 0;

/** The years without a known notice that the due time rests on, earliest first. */
export function provisionalYears(deadline: Deadline, time: WorkingTime): number[] {
  const { legs } = layOut(deadline, time);
  const instants = legs.flatMap(({ unit, from, end, lastInstant }) => {
    if (unit === 'workingDays') return [from, end];
    return deadline.rule.rollForward && endsWithDay(unit) ? [end - 1, lastInstant] : [];
  });
  return unknownYearsBetween(instants.map((instant) => time.office.dateOf(instant)), time);
}

/** Of the years whose notices decide about the days from the first of `dates` to the last, those without a known notice. */
export function unknownYearsBetween(dates: readonly string[], { calendar }: WorkingTime): number[] {
  const first = Math.min(...dates.map((date) => Number(date.slice(0, 4))));
  const last = Math.max(...dates.map((date) => calendar.noticeYearOf(date)));
  const unknown: number[] = [];
  for (let year = first; year <= last; year += 1) if (calendar.isProvisionalYear(year)) unknown.push(year);
  return unknown;
}
