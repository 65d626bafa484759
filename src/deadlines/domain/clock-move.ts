import type { WorkingTime } from './clock-arithmetic.js';
import type { Deadline, DeadlineRule } from './deadline.js';
import { dueAt, isOverdue, provisionalYears, unknownYearsBetween } from './deadline-clock.js';
import { moveToRule, resumeDeadline } from './deadline-history.js';
import type { StepMoment } from './escalation-ladders.js';
import { ladderSchedule } from './ladder.js';

/** Where a clock is put: under another calendar, or another rule as well. */
export interface MoveTarget {
  time: WorkingTime;
  /** Absent: the clock keeps its rule. */
  rule?: DeadlineRule;
}

/** When a clock is due. Of one that stands still: when it would be if it went on at once. */
export interface ClockPosition {
  dueAt: Date;
  overdue: boolean;
}

/** What a move does; `moves`: the due time changes. */
export interface MoveEffect {
  deadline: Deadline;
  before: ClockPosition;
  after: ClockPosition;
  moves: boolean;
}

/**
 * The one reckoning of a move, for showing it and for doing it: start, pauses and extensions stay as they are. `own`: what the
 * clock was counted by so far. Throws `DeadlineError` when the clock is not open, or cannot be counted there.
 */
export function effectOfMove(deadline: Deadline, own: WorkingTime, { rule, time }: MoveTarget, now: Date): MoveEffect {
  const moved = rule ? moveToRule(deadline, rule) : deadline;
  const before = positionOf(deadline, own, now);
  const after = positionOf(moved, time, now);
  return { deadline: moved, before, after, moves: before.dueAt.getTime() !== after.dueAt.getTime() };
}

function positionOf(deadline: Deadline, time: WorkingTime, now: Date): ClockPosition {
  const goingOn = deadline.state === 'suspended' ? resumeDeadline(deadline, now) : deadline;
  const due = dueAt(goingOn, time);
  if (!due) throw new RangeError('an open clock that goes on has a due time');
  // Of a clock that stands still what counts is how late it was when it was stopped.
  return { dueAt: due, overdue: goingOn === deadline ? now > due : isOverdue(deadline, now, time) };
}

const COUNTED: readonly StepMoment['kind'][] = ['workingDaysBeforeDue', 'workingDaysAfterDue', 'graceOver'];

/** The years without a known notice that a clock rests on, by its due time or by the working days of its ladder; earliest first. */
export function unknownYears(deadline: Deadline, time: WorkingTime): number[] {
  const due = deadline.state === 'running' ? dueAt(deadline, time) : null;
  const counted = ladderSchedule(deadline, time).filter(({ step }) => COUNTED.includes(step.moment.kind));
  const dates = due && counted.length > 0 ? [due, ...counted.map(({ at }) => at)].map((at) => time.office.dateOf(at.getTime())) : [];
  return [...new Set([...provisionalYears(deadline, time), ...unknownYearsBetween(dates, time)])].sort((a, b) => a - b);
}

/** True when a year that the clock rests on was not known to its own calendar, and is to `time`. */
export const restsOnArrivedYear = (deadline: Deadline, own: WorkingTime, time: WorkingTime): boolean =>
  unknownYears(deadline, own).some((year) => !time.calendar.isProvisionalYear(year));
