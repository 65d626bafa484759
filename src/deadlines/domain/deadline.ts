import type { DeadlineUnit, LengthUnit } from './deadline-length.js';
import type { LadderCode } from './escalation-ladders.js';

/** Where a rule comes from, as it is shown: the law, plan or office rule, and its article. */
export interface LegalBasis {
  source: string;
  article?: string;
}

/** The rule a deadline runs under: a snapshot taken when it started, so that a later change of the rules moves nothing. */
export interface DeadlineRule {
  code: string;
  version: string;
  basis: LegalBasis;
  unit: DeadlineUnit;
  /** In `unit`; 0 for `agreedDate`. */
  length: number;
  /** The length was set for this clock alone, such as by a letter: no change of the rule moves it. */
  ownLength?: true;
  /** Move an end on a rest day to the next worked date; only for units that end with a day. */
  rollForward?: boolean;
  nature: 'policy' | 'statutory';
  /** `due`: a target, lateness is told. `expired`: a right or power ends by law. */
  effect: 'due' | 'expired';
  /** Whether a suspension of the case stops this clock; statutory and instalment clocks run on. */
  pausable: boolean;
  extendable: boolean;
  /** How many working days the parties agreed that a payment may be late; the ladder's own without it. */
  graceWorkingDays?: number;
  /** All extensions together may not exceed this; without it the law sets no limit. */
  maxExtension?: { length: number; unit: LengthUnit };
  ladder: LadderCode;
}

/** A stretch in which the clock stood still; open while `to` is absent. */
export interface DeadlinePause {
  from: Date;
  to?: Date;
}

/** Time granted on top, counted where the rule's own time ends. */
export interface DeadlineExtension {
  length: number;
  unit: LengthUnit;
  grantedAt: Date;
  reason?: string;
}

export type DeadlineState = 'running' | 'suspended' | 'met' | 'cancelled';

/** A clock as data: everything about it is derived from these facts, which are only ever appended to. */
export interface Deadline {
  rule: DeadlineRule;
  startedAt: Date;
  /** `YYYY-MM-DD`, for the unit `agreedDate` only. */
  agreedOn?: string;
  pauses: readonly DeadlinePause[];
  extensions: readonly DeadlineExtension[];
  state: DeadlineState;
  /** When it was met or cancelled. */
  endedAt?: Date;
}
