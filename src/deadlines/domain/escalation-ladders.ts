/** Who is told, as a role in the matter; the application finds the person, the leader stands in for a gap. */
export type EscalationRecipient =
  | 'holder'
  | 'lead'
  | 'supervisor'
  | 'departmentHead'
  | 'regionLeader'
  | 'employerContact'
  | 'hrssHead';

/**
 * When a step is reached. `share`: of the counted time; `due`: the last instant in time; `workingDaysBeforeDue`: when the
 * office opens on the Nth worked date before the due date; `dayAfterDue`: when the day after the due date begins;
 * `workingDaysAfterDue`: when the office closes on the Nth worked date after the due date.
 * `graceOver`: the same, where the clock's own grace takes the place of `days`.
 */
export type StepMoment =
  | { kind: 'share'; share: number }
  | { kind: 'due' }
  | { kind: 'dayAfterDue' }
  | { kind: 'workingDaysBeforeDue'; days: number }
  | { kind: 'workingDaysAfterDue'; days: number }
  | { kind: 'graceOver'; days: number };

/** Policy: a payment may be late by so many working days before it counts as a default; the parties may agree otherwise. */
export const GRACE_WORKING_DAYS = 3;

/** One rung. `opensItem`: a 督办 item the supervisor must answer; `proposes`: an event put before the supervisor. */
export interface EscalationStep {
  code: string;
  moment: StepMoment;
  recipients: readonly EscalationRecipient[];
  opensItem?: true;
  proposes?: 'CONFIRM_DEFAULT';
}

export type LadderCode = 'stage' | 'referral' | 'instalment' | 'insuranceInstalment' | 'acceleratedRest' | 'acceleratedInsurance' | 'statutory' | 'statutoryRight' | 'limitation' | 'none';

const warnings: readonly EscalationStep[] = [
  { code: 'half', moment: { kind: 'share', share: 0.5 }, recipients: ['holder'] },
  { code: 'fourFifths', moment: { kind: 'share', share: 0.8 }, recipients: ['holder', 'lead'] },
  { code: 'due', moment: { kind: 'due' }, recipients: ['holder', 'lead', 'supervisor'] },
];

const GRACE: StepMoment = { kind: 'graceOver', days: GRACE_WORKING_DAYS };

const instalment = (leaders: readonly EscalationRecipient[]): readonly EscalationStep[] => [
  { code: 'soon', moment: { kind: 'workingDaysBeforeDue', days: 3 }, recipients: ['lead', 'employerContact'] },
  { code: 'unpaid', moment: { kind: 'dayAfterDue' }, recipients: ['lead', 'supervisor'] },
  { code: 'graceOver', moment: GRACE, recipients: leaders, proposes: 'CONFIRM_DEFAULT' },
];

/** Declared due on the spot: there is no time to warn in. */
const accelerated = (leaders: readonly EscalationRecipient[]): readonly EscalationStep[] => [
  { code: 'restUnpaid', moment: { kind: 'dayAfterDue' }, recipients: ['lead', 'supervisor'] },
  { code: 'restGraceOver', moment: GRACE, recipients: leaders, proposes: 'CONFIRM_DEFAULT' },
];

const early: readonly EscalationStep[] = [
  { code: 'fourFifths', moment: { kind: 'share', share: 0.8 }, recipients: ['lead'] },
  { code: 'threeDaysBefore', moment: { kind: 'workingDaysBeforeDue', days: 3 }, recipients: ['lead'] },
];

/** The rungs of each kind of clock, lowest first. `none`: a right that lapses quietly. */
export const ESCALATION_LADDERS: Readonly<Record<LadderCode, readonly EscalationStep[]>> = {
  stage: [
    ...warnings,
    { code: 'overOneDay', moment: { kind: 'workingDaysAfterDue', days: 1 }, recipients: ['regionLeader'] },
    {
      code: 'overThreeDays',
      moment: { kind: 'workingDaysAfterDue', days: 3 },
      recipients: ['supervisor', 'regionLeader'],
      opensItem: true,
    },
  ],
  referral: [
    ...warnings,
    { code: 'overOneDay', moment: { kind: 'workingDaysAfterDue', days: 1 }, recipients: ['departmentHead'] },
    {
      code: 'overThreeDays',
      moment: { kind: 'workingDaysAfterDue', days: 3 },
      recipients: ['supervisor', 'departmentHead', 'regionLeader'],
      opensItem: true,
    },
  ],
  instalment: instalment(['regionLeader']),
  insuranceInstalment: instalment(['regionLeader', 'hrssHead']),
  acceleratedRest: accelerated(['regionLeader']),
  acceleratedInsurance: accelerated(['regionLeader', 'hrssHead']),
  // What the union or its unit has to do by law: missing it is a fault.
  statutory: [
    ...early,
    { code: 'due', moment: { kind: 'due' }, recipients: ['lead', 'supervisor'] },
    { code: 'overOneDay', moment: { kind: 'workingDaysAfterDue', days: 1 }, recipients: ['regionLeader'] },
  ],
  // What somebody else has to do, or may do: when the time is over the next step is open, or this one closed.
  statutoryRight: [...early, { code: 'lapsed', moment: { kind: 'due' }, recipients: ['lead', 'supervisor'] }],
  // A limitation that lapses takes the workers' claims with it: warned of long before.
  limitation: [
    { code: 'half', moment: { kind: 'share', share: 0.5 }, recipients: ['lead', 'supervisor'] },
    { code: 'thirtyDaysBefore', moment: { kind: 'workingDaysBeforeDue', days: 30 }, recipients: ['lead', 'supervisor'] },
    { code: 'fiveDaysBefore', moment: { kind: 'workingDaysBeforeDue', days: 5 }, recipients: ['lead', 'supervisor'] },
    { code: 'lapsed', moment: { kind: 'due' }, recipients: ['lead', 'supervisor', 'regionLeader'] },
  ],
  none: [],
};
