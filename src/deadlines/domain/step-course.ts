import type { WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { ESCALATION_LADDERS, type EscalationRecipient } from './escalation-ladders.js';
import { ladderSchedule, stepsToFire } from './ladder.js';

/** A step as it was taken. */
export interface TakenStep {
  generation: number;
  step: string;
  at: Date;
}

/** A step with what is known of it: taken, or still to come. */
export interface CoursedStep<Taken extends TakenStep> {
  code: string;
  generation: number;
  /** When it was or will be reached; of a step of an earlier generation, whose due time is gone, when it was taken. */
  reachedAt: Date;
  /** Whom it is for; none for a step that the ladder no longer has. */
  roles: readonly EscalationRecipient[];
  taken: Taken | null;
}

/**
 * Every step that was taken, in that order, then those to come. What will never fire is left out: steps of a clock that has ended
 * or stands still, and those that a new due time had passed already, but for the highest.
 */
export function courseOfSteps<Taken extends TakenStep>(
  deadline: Deadline,
  { generation, beganAt, taken }: { generation: number; beganAt: Date; taken: readonly Taken[] },
  now: Date,
  time: WorkingTime,
): CoursedStep<Taken>[] {
  const reached = new Map(ladderSchedule({ ...deadline, state: 'running' }, time).map(({ step, at }) => [step.code, at]));
  const ladder = ESCALATION_LADDERS[deadline.rule.ladder];
  const done = taken.map((one): CoursedStep<Taken> => ({
    code: one.step,
    generation: one.generation,
    reachedAt: (one.generation === generation ? reached.get(one.step) : undefined) ?? one.at,
    roles: ladder.find(({ code }) => code === one.step)?.recipients ?? [],
    taken: one,
  }));
  const fired = taken.filter((one) => one.generation === generation).map(({ step }) => step);
  const overdue = stepsToFire(deadline, now, { beganAt, fired }, time);
  const later = ladderSchedule(deadline, time).filter(({ at }) => at > now);
  const coming = [...overdue, ...later].map(({ step, at }): CoursedStep<Taken> => ({ code: step.code, generation, reachedAt: at, roles: step.recipients, taken: null }));
  return [...done, ...coming];
}
