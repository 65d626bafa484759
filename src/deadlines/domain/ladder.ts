import { nextDate } from './business-date.js';
import { requireInstant, type WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { beganAt, dueAt, instantOfShare } from './deadline-clock.js';
import { ESCALATION_LADDERS, type EscalationStep, type StepMoment } from './escalation-ladders.js';

/**
 * A rung with its instant. `delivery`: steps of clocks in hours and everything from the due time on are delivered at once,
 * other warnings in the receiver's next open hour.
 */
export interface ScheduledStep {
  step: EscalationStep;
  at: Date;
  delivery: 'atOnce' | 'nextOpenHour';
}

/** A stretch under one due time; `fired`: codes of the steps fired in it. */
export interface LadderGeneration {
  beganAt: Date;
  fired: readonly string[];
}

const isWarning = ({ kind }: StepMoment): boolean => kind === 'share' || kind === 'workingDaysBeforeDue';

function instantOf(moment: StepMoment, deadline: Deadline, due: Date, { calendar, office }: WorkingTime): number | null {
  const dueOn = office.dateOf(due.getTime());
  switch (moment.kind) {
    case 'share':
      return instantOfShare(deadline, moment.share, { calendar, office })?.getTime() ?? null;
    case 'due':
      return due.getTime();
    case 'dayAfterDue':
      return office.startOfDay(nextDate(dueOn));
    case 'workingDaysAfterDue':
      return office.closesAt(calendar.nthWorkingDayAfter(dueOn, moment.days));
    case 'graceOver':
      return office.closesAt(calendar.nthWorkingDayAfter(dueOn, deadline.rule.graceWorkingDays ?? moment.days));
    case 'workingDaysBeforeDue': {
      let date = dueOn;
      for (let left = moment.days; left > 0; left -= 1) date = calendar.workingDayBefore(date);
      // A clock shorter than its warning warns when it starts.
      return Math.max(office.opensAt(date), beganAt(deadline, { calendar, office }).getTime());
    }
  }
}

/** Every step of the deadline's ladder with its instant, earliest first; empty unless the clock is running. */
export function ladderSchedule(
  deadline: Deadline,
  time: WorkingTime,
  steps: readonly EscalationStep[] = ESCALATION_LADDERS[deadline.rule.ladder],
): ScheduledStep[] {
  const due = deadline.state === 'running' ? dueAt(deadline, time) : null;
  if (!due) return [];
  const scheduled: ScheduledStep[] = [];
  for (const step of steps) {
    const at = instantOf(step.moment, deadline, due, time);
    if (at === null) continue;
    const delivery = isWarning(step.moment) && deadline.rule.unit !== 'hours' ? 'nextOpenHour' : 'atOnce';
    scheduled.push({ step, at: new Date(at), delivery });
  }
  return scheduled.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The steps reached by `now`, earliest first; none of a deadline that is met, cancelled or suspended. */
export function stepsPassed(
  deadline: Deadline,
  now: Date,
  time: WorkingTime,
  steps?: readonly EscalationStep[],
): ScheduledStep[] {
  const at = requireInstant(now);
  return ladderSchedule(deadline, time, steps).filter((scheduled) => scheduled.at.getTime() <= at);
}

/** The next step after `now`, or null when none is to come. */
export function nextStepAt(
  deadline: Deadline,
  now: Date,
  time: WorkingTime,
  steps?: readonly EscalationStep[],
): ScheduledStep | null {
  const at = requireInstant(now);
  return ladderSchedule(deadline, time, steps).find((scheduled) => scheduled.at.getTime() > at) ?? null;
}

/**
 * What has to fire at `now` in a generation: of the steps already passed when it began only the highest, and every later one
 * reached since; never one that has fired in it. Oldest first. Asking again after firing answers nothing new.
 */
export function stepsToFire(
  deadline: Deadline,
  now: Date,
  generation: LadderGeneration,
  time: WorkingTime,
  steps?: readonly EscalationStep[],
): ScheduledStep[] {
  const began = requireInstant(generation.beganAt);
  const passed = stepsPassed(deadline, now, time, steps);
  const before = passed.filter((scheduled) => scheduled.at.getTime() <= began);
  const due = [...before.slice(-1), ...passed.slice(before.length)];
  return due.filter((scheduled) => !generation.fired.includes(scheduled.step.code));
}
