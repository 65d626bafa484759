import { endsWithDay, type WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { dueAt, isOverdue, remainingAt, wasMetLate, type RemainingTime } from './deadline-clock.js';

/** How much time a clock has, or by how much it is over. All in ms. */
export interface TimeLeft {
  /** Counted time that is left; null once the clock has ended. */
  left: RemainingTime | null;
  /** How far past the last instant it is, or was when it was met; null while in time. */
  overMs: number | null;
}

/** A length of time as people say it. */
export interface TimePart {
  unit: 'workingDays' | 'days' | 'hours' | 'minutes';
  count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * What is left at `now`. Of running clocks without office hours left it is the time until they are due, so that the rest of the
 * first day and days by which the end rolls forward are in it.
 */
export function timeLeft(deadline: Deadline, now: Date, time: WorkingTime): TimeLeft {
  const due = dueAt(deadline, time);
  if (deadline.state === 'met' || deadline.state === 'cancelled') {
    const late = due && deadline.endedAt && wasMetLate(deadline, time) ? deadline.endedAt.getTime() - due.getTime() : null;
    return { left: null, overMs: late };
  }
  if (due && isOverdue(deadline, now, time)) return { left: { officeMs: 0, wallMs: 0 }, overMs: now.getTime() - due.getTime() };
  const left = remainingAt(deadline, now, time);
  if (!due || left.officeMs > 0) return { left, overMs: null };
  const untilEnd = due.getTime() + (endsWithDay(lastUnitOf(deadline)) ? 1 : 0) - now.getTime();
  return { left: { officeMs: 0, wallMs: Math.max(0, untilEnd) }, overMs: null };
}

/** Office hours as working days of the office's length, and hours; below a day hours and minutes. */
export function officeParts(ms: number, { office }: WorkingTime): TimePart[] {
  const someDay = '2024-01-02';
  return largestTwo(ms, [['workingDays', office.closesAt(someDay) - office.opensAt(someDay)], ['hours', HOUR_MS], ['minutes', MINUTE_MS]]);
}

/** Wall-clock time in days, or for clocks in hours in hours however many. */
export const wallParts = (ms: number, inHours: boolean): TimePart[] =>
  largestTwo(ms, [...(inHours ? [] : [['days', DAY_MS] as const]), ['hours', HOUR_MS], ['minutes', MINUTE_MS]]);

function lastUnitOf({ rule, extensions }: Deadline): Deadline['rule']['unit'] {
  return extensions.at(-1)?.unit ?? rule.unit;
}

/** Rounded down; empty for less than a minute. */
function largestTwo(ms: number, units: readonly (readonly [TimePart['unit'], number])[]): TimePart[] {
  const parts: TimePart[] = [];
  let left = ms;
  for (const [unit, length] of units) {
    const count = Math.floor(left / length);
    if (count > 0) parts.push({ unit, count });
    else if (parts.length > 0) break;
    left -= count * length;
    if (parts.length === 2) break;
  }
  return parts;
}
