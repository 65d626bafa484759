import { requireInstant, type WorkingTime } from './clock-arithmetic.js';
import { dueAt } from './deadline-clock.js';
import type { Deadline, DeadlineExtension, DeadlineRule } from './deadline.js';
import { DeadlineError } from './deadline-error.js';
import { requireLength } from './deadline-length.js';

const isOpen = ({ state }: Deadline): boolean => state === 'running' || state === 'suspended';

/** Two processes' clocks may differ by a little: what is appended lies never before the start or the last pause. */
function notBefore({ startedAt, pauses }: Deadline, at: Date): Date {
  const last = pauses.at(-1);
  return new Date(Math.max(requireInstant(at), requireInstant(startedAt), last ? (last.to ?? last.from).getTime() : 0));
}

/** The clock stands still from `at` on. Throws `ruleNotPausable`, `deadlineNotRunning`. */
export function pauseDeadline(deadline: Deadline, at: Date): Deadline {
  if (!deadline.rule.pausable) throw new DeadlineError('ruleNotPausable', { rule: deadline.rule.code });
  if (deadline.state !== 'running') throw new DeadlineError('deadlineNotRunning');
  return { ...deadline, state: 'suspended', pauses: [...deadline.pauses, { from: notBefore(deadline, at) }] };
}

/** The clock counts on from `at` with what was left. Throws `deadlineNotSuspended`. */
export function resumeDeadline(deadline: Deadline, at: Date): Deadline {
  if (deadline.state !== 'suspended') throw new DeadlineError('deadlineNotSuspended');
  return { ...closePause(deadline, at), state: 'running' };
}

function closePause(deadline: Deadline, at: Date): Deadline {
  const open = deadline.pauses.at(-1);
  if (!open || open.to) throw new DeadlineError('deadlineNotSuspended');
  return { ...deadline, pauses: [...deadline.pauses.slice(0, -1), { from: open.from, to: notBefore(deadline, at) }] };
}

/** Throws `extensionOverLimit` when the law allows less, or counts it in another unit. */
function requireWithinLimit({ rule, extensions }: Deadline, { length, unit }: DeadlineExtension): void {
  const { maxExtension: most } = rule;
  if (!most) return;
  const granted = extensions.reduce((sum, extension) => sum + extension.length, 0);
  if (unit !== most.unit || granted + length > most.length) throw new DeadlineError('extensionOverLimit', { ...most });
}

/**
 * More time, counted where the present time ends. Throws `ruleNotExtendable`, `deadlineNotOpen`, `lengthNotPositive`,
 * `lengthTooLarge`, `extensionOverLimit`, `extensionBeforeStart`, and `extensionIntoThePast` when the new due time has passed when it is granted.
 */
export function extendDeadline(deadline: Deadline, extension: DeadlineExtension, time: WorkingTime): Deadline {
  if (!deadline.rule.extendable) throw new DeadlineError('ruleNotExtendable', { rule: deadline.rule.code });
  if (!isOpen(deadline)) throw new DeadlineError('deadlineNotOpen');
  requireLength(extension.length, extension.unit);
  requireWithinLimit(deadline, extension);
  const grantedAt = requireInstant(extension.grantedAt);
  if (grantedAt < requireInstant(deadline.startedAt)) throw new DeadlineError('extensionBeforeStart');
  const extended = { ...deadline, extensions: [...deadline.extensions, extension] };
  const due = dueAt(extended, time);
  if (due && due.getTime() <= grantedAt) throw new DeadlineError('extensionIntoThePast', { due: due.toISOString() });
  return extended;
}

/** Done what it asked for. An open pause ends with it. Throws `deadlineNotOpen`. */
export const meetDeadline = (deadline: Deadline, at: Date): Deadline => end(deadline, at, 'met');

/** No longer asked for. Throws as `meetDeadline`. */
export const cancelDeadline = (deadline: Deadline, at: Date): Deadline => end(deadline, at, 'cancelled');

function end(deadline: Deadline, at: Date, state: 'met' | 'cancelled'): Deadline {
  if (!isOpen(deadline)) throw new DeadlineError('deadlineNotOpen');
  const closed = deadline.state === 'suspended' ? closePause(deadline, at) : deadline;
  return { ...closed, state, endedAt: notBefore(closed, at) };
}

/**
 * The same clock under another rule (risk level changed, moved to a new version): start, pauses and extensions stay as they
 * are. Throws `deadlineNotOpen`.
 */
export function moveToRule(deadline: Deadline, rule: DeadlineRule): Deadline {
  if (!isOpen(deadline)) throw new DeadlineError('deadlineNotOpen');
  const { graceWorkingDays } = deadline.rule;
  // The grace that the parties agreed is theirs, whatever the rule says.
  return { ...deadline, rule: graceWorkingDays === undefined ? rule : { ...rule, graceWorkingDays } };
}
