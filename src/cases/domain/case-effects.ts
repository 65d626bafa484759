import type { CaseEventType } from './case-events.js';
import type { CaseState, OpenCaseState } from './vocabulary.js';

export const stageClocks = ['acceptance', 'investigation', 'verification', 'coordination', 'supervisionCheck'] as const;
export type StageClock = (typeof stageClocks)[number];

/** The clock that runs while a case is in a state; under supervision the instalments' own clocks run beside it. */
export const clockOfState: Readonly<Record<OpenCaseState, StageClock>> = {
  reported: 'acceptance',
  investigating: 'investigation',
  verifying: 'verification',
  coordinating: 'coordination',
  supervising: 'supervisionCheck',
};

/** People who are told about a transition; the one who did it is left out by whoever delivers. */
export type CaseParty = 'lead' | 'members' | 'supervisor';

/**
 * What a transition brings about beside the new state; whoever applies it interprets every kind.
 * - `openClock`: starts now; `suspended` when the case stands still, so that it begins to count on resuming.
 * - `suspendClocks`, `resumeClocks`: stage and referral clocks; statutory and instalment clocks run on.
 * - `cancelClocks`: all clocks of the case that still run, because it ended.
 * - `startSuspension`, `endSuspension`: the case's own mark.
 * - `recallReferrals`: open referrals end, and with them what they opened to departments.
 * - `withdrawRequests`: open requests of the case end undecided (not the emergency reads).
 * - `confirmPlanDefault`: the plan in force becomes `defaulted`; it goes on taking payments.
 */
export type CaseEffect =
  | { readonly kind: 'openClock'; readonly clock: StageClock; readonly suspended: boolean }
  | { readonly kind: 'meetClock' | 'cancelClock'; readonly clock: StageClock }
  | { readonly kind: PlainCaseEffect }
  | { readonly kind: 'notify'; readonly event: CaseEventType; readonly to: readonly CaseParty[] };

export type PlainCaseEffect =
  | 'suspendClocks' | 'resumeClocks' | 'cancelClocks' | 'startSuspension' | 'endSuspension' | 'recallReferrals' | 'withdrawRequests'
  | 'confirmPlanDefault';

/** The part of a table row that says what follows. */
export interface CaseConsequences {
  /** What becomes of the clock of the state that is left: its purpose was reached, or it is called off. */
  readonly leaves: 'meetClock' | 'cancelClock' | null;
  readonly also: readonly PlainCaseEffect[];
  readonly tells: readonly CaseParty[];
}

/** The first clock of a new case: accept it and form the task force. */
export function effectsOfReporting(): CaseEffect[] {
  return [{ kind: 'openClock', clock: clockOfState.reported, suspended: false }];
}

/** The effects of a transition, in the order in which they are applied. */
export function effectsOf(
  event: CaseEventType,
  row: CaseConsequences,
  from: CaseState,
  to: CaseState,
  suspended: boolean,
): CaseEffect[] {
  const effects: CaseEffect[] = [];
  if (row.leaves && isOpen(from)) effects.push({ kind: row.leaves, clock: clockOfState[from] });
  if (from !== to && isOpen(to)) effects.push({ kind: 'openClock', clock: clockOfState[to], suspended });
  for (const kind of row.also) if (kind !== 'endSuspension' || suspended) effects.push({ kind });
  effects.push({ kind: 'notify', event, to: row.tells });
  return effects;
}

function isOpen(state: CaseState): state is OpenCaseState {
  return Object.hasOwn(clockOfState, state);
}
