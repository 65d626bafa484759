import { isOlderCalendar } from '../../deadlines/domain/calendar-name.js';
import type { WorkingTime } from '../../deadlines/domain/clock-arithmetic.js';
import { type MoveTarget, restsOnArrivedYear } from '../../deadlines/domain/clock-move.js';
import { type RiskLevel, type RuleDefinition, ruleFor } from '../../deadlines/domain/deadline-rules.js';
import type { Deadline, DeadlineRule } from '../../deadlines/domain/deadline.js';

/**
 * Which clocks are put where. `rule`: those of one rule under a version of it; `calendar`: all under a calendar; `arrival`: those
 * that rest on a year that the calendar knows and theirs does not; `newest`: under the rules and the calendar in force, for one case.
 */
export type MovePlan =
  | { kind: 'rule'; rule: RuleDefinition }
  | { kind: 'calendar'; time: WorkingTime }
  | { kind: 'arrival'; time: WorkingTime }
  | { kind: 'newest'; rules: readonly RuleDefinition[]; time: WorkingTime };

/** A clock as it stands: what it is, and what it is counted by. */
export interface StandingClock {
  deadline: Deadline;
  own: WorkingTime;
  /** Of its case, now. */
  riskLevel: RiskLevel;
}

/** Where a plan puts an open clock; null when it stays where it is. No clock is moved back to an older version. */
export function targetOf(plan: MovePlan, { deadline, own, riskLevel }: StandingClock): MoveTarget | null {
  switch (plan.kind) {
    case 'rule': {
      const rule = newerRule(deadline.rule, plan.rule, riskLevel);
      return rule && { rule, time: own };
    }
    case 'calendar':
      return isOlder(own, plan.time) ? { time: plan.time } : null;
    case 'arrival':
      return isOlder(own, plan.time) && restsOnArrivedYear(deadline, own, plan.time) ? { time: plan.time } : null;
    case 'newest': {
      const rule = newerRule(deadline.rule, plan.rules.find(({ code }) => code === deadline.rule.code), riskLevel);
      const time = isOlder(own, plan.time) ? plan.time : own;
      return rule || time !== own ? { time, ...(rule ? { rule } : {}) } : null;
    }
  }
}

const isOlder = (own: WorkingTime, other: WorkingTime): boolean => isOlderCalendar(own.calendar.version, other.calendar.version);

/** A day that was agreed and a length that was set for one clock alone are nobody's to move by a rule. */
export const followsItsRule = ({ unit, ownLength }: DeadlineRule): boolean => unit !== 'agreedDate' && ownLength !== true;

function newerRule(present: DeadlineRule, version: RuleDefinition | undefined, riskLevel: RiskLevel): DeadlineRule | null {
  if (!version || version.code !== present.code || !followsItsRule(present)) return null;
  return Number(present.version) < Number(version.version) ? ruleFor(version.code, riskLevel, [version]) : null;
}
