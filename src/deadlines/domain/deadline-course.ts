import { nextDate, requireDate } from './business-date.js';
import { countingStart, endsWithDay, periodAfter, requireInstant, rollForward, type Period, type WorkingTime } from './clock-arithmetic.js';
import { measureOf, type Measure } from './counted-time.js';
import type { Deadline, DeadlinePause } from './deadline.js';
import { DeadlineError } from './deadline-error.js';
import { requireLength, type DeadlineUnit } from './deadline-length.js';

/** One stretch of a clock counted in one unit. All instants in ms since 1970, all amounts in counted ms of `measure`. */
export interface Leg {
  unit: DeadlineUnit;
  measure: Measure;
  /** Counting begins here. */
  from: number;
  /** The budget of this leg. */
  amount: number;
  /** When the budget is used up (the first instant outside); with an open pause: as if it were resumed at once. */
  end: number;
  /** The last instant in time: `end` for units that end at an instant, else the last of a day, moved to a working day where the rule says so. */
  lastInstant: number;
  /** True when an open pause keeps this leg from ever ending. */
  standsStill: boolean;
}

/** A closed stretch without counting; `to` is Infinity while it is open. */
export interface StandStill {
  from: number;
  to: number;
}

/** The pauses in order, overlapping ones joined. Throws `pauseEndsBeforeItBegins`, `invalidInstant`. */
export function standStills(pauses: readonly DeadlinePause[]): StandStill[] {
  const joined: StandStill[] = [];
  const sorted = pauses
    .map((pause) => ({ from: requireInstant(pause.from), to: pause.to ? requireInstant(pause.to) : Infinity }))
    .sort((a, b) => a.from - b.from);
  for (const pause of sorted) {
    if (pause.to < pause.from) throw new DeadlineError('pauseEndsBeforeItBegins');
    const last = joined.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else joined.push(pause);
  }
  return joined;
}

/** The instant by which `amount` was counted from `from` on, outside the pauses. */
export function advanceOutside(
  { measure, from }: Pick<Leg, 'measure' | 'from'>,
  amount: number,
  pauses: readonly StandStill[],
): { end: number; standsStill: boolean } {
  let at = from;
  let left = amount;
  for (const pause of pauses) {
    if (pause.to <= at) continue;
    const counted = measure.between(at, pause.from);
    if (counted >= left) break;
    left -= counted;
    at = Math.max(at, pause.from);
    if (pause.to === Infinity) return { end: measure.advance(at, left), standsStill: true };
    at = pause.to;
  }
  return { end: measure.advance(at, left), standsStill: false };
}

/** What a leg had counted by `instant`, outside the pauses; between 0 and its amount. */
export function countedBy(leg: Leg, instant: number, pauses: readonly StandStill[]): number {
  if (!leg.standsStill && instant >= leg.end) return leg.amount;
  let counted = 0;
  let at = leg.from;
  for (const pause of pauses) {
    if (pause.to <= at) continue;
    if (pause.from >= instant) break;
    counted += leg.measure.between(at, pause.from);
    at = pause.to;
  }
  counted += leg.measure.between(at, instant);
  return Math.min(counted, leg.amount);
}

/** Lengths in the order they are counted; a following length in the same unit is one with it (1 month and 1 month: 2 months). */
function lengthsOf({ rule, extensions }: Deadline): { unit: DeadlineUnit; length: number }[] {
  const lengths = [{ unit: rule.unit, length: rule.length }];
  for (const { unit, length } of extensions) {
    requireLength(length, unit);
    const last = lengths.at(-1);
    if (last?.unit === unit) last.length += length;
    else lengths.push({ unit, length });
  }
  return lengths;
}

function periodOf(deadline: Deadline, unit: DeadlineUnit, length: number, start: number, time: WorkingTime): Period {
  if (unit === 'agreedDate') {
    const end = time.office.startOfDay(nextDate(requireDate(deadline.agreedOn ?? '')));
    // An agreed day before the start leaves nothing to count: the clock is over from the beginning.
    return { from: Math.min(start, end), end };
  }
  requireLength(length, unit);
  return periodAfter(start, length, unit, time);
}

function lastInstantOf({ rule }: Deadline, unit: DeadlineUnit, end: number, time: WorkingTime): number {
  if (!endsWithDay(unit)) return end;
  return rule.rollForward ? rollForward(end - 1, time) : end - 1;
}

/** How a clock is laid out. `began`: the instant that counts as its start. */
export interface Course {
  began: number;
  legs: Leg[];
  pauses: StandStill[];
}

/**
 * A clock that stands still when it is started has not begun: it starts anew in full when it is resumed, with that day excluded.
 * While it still stands, it is laid out as if it were resumed at once.
 */
function beginningOf({ startedAt }: Deadline, pauses: readonly StandStill[]): number {
  const start = requireInstant(startedAt);
  const held = pauses.find(({ from, to }) => from <= start && to > start);
  return held && held.to !== Infinity ? held.to : start;
}

/** The legs of a clock, each beginning where the one before ends. */
export function layOut(deadline: Deadline, time: WorkingTime): Course {
  const pauses = standStills(deadline.pauses);
  const legs: Leg[] = [];
  const began = beginningOf(deadline, pauses);
  let start = began;
  // Budgets come from the course the clock would take without pauses: a pause must not turn "1 month" from 28 days into 31.
  let undisturbed = start;
  let standsStill = false;
  for (const { unit, length } of lengthsOf(deadline)) {
    const measure = measureOf(unit, time);
    const period = periodOf(deadline, unit, length, undisturbed, time);
    const amount = measure.between(period.from, period.end);
    const from = start === undisturbed || unit === 'agreedDate' ? period.from : countingStart(start, unit, time);
    const undelayed = pauses.length === 0 && from === period.from;
    const reached = undelayed ? { end: period.end, standsStill: false } : advanceOutside({ measure, from }, amount, pauses);
    standsStill ||= reached.standsStill;
    // It decides which day the next leg excludes: midnight belongs to the day it ends. More time begins where this one really ends.
    const lastInstant = lastInstantOf(deadline, unit, reached.end, time);
    legs.push({ unit, measure, from, amount, end: reached.end, lastInstant, standsStill });
    start = lastInstant;
    undisturbed = lastInstantOf(deadline, unit, period.end, time);
  }
  return { began, legs, pauses };
}
