import { check, type Check } from '../../platform/machine/blocker.js';
import { openCaseStates, type CaseState } from '../../cases/domain/vocabulary.js';
import type { PlanBlocker } from './plan-blocker.js';

/** What the machine asks about one revision of a plan; amounts in fen. */
export interface PlanMachineFacts {
  readonly caseState: CaseState;
  /** Another revision of the case is agreed or defaulted. */
  readonly otherInForce: boolean;
  /** A granted request (reschedule, or change of a decided claim) allows this revision. */
  readonly rescheduleGranted: boolean;
  /** A later revision was agreed. */
  readonly newerAgreed: boolean;
  /** What is wrong with the instalments now, by `checkInstalments` and `coverageBlockers`. */
  readonly instalmentFaults: readonly PlanBlocker[];
  /** Outstanding on the lines of this plan. */
  readonly outstandingFen: number;
  /** Short of this plan's due instalments after the grace period. */
  readonly shortfallBeyondGraceFen: number;
  /** The parties signed that one default may make the rest due. */
  readonly accelerates: boolean;
  /** The rest was declared due, and that was not taken back. */
  readonly accelerated: boolean;
  /** Outstanding on its instalments that are due after today. */
  readonly notYetDueFen: number;
  /** It was drafted by rule, out of what was verified. */
  readonly derived: boolean;
  /** It closes a gap between the plan in force and what is verified. */
  readonly closesGap: boolean;
}

export interface PlanCheckContext {
  readonly facts: PlanMachineFacts;
}

const planCheck = check<PlanCheckContext>;

/** The faults of instalments are found by their own rules; here they only become blockers of AGREE. */
function instalmentFault(code: PlanBlocker['code']): Check<PlanCheckContext> {
  return {
    path: 'instalments',
    asks: 'facts',
    overridable: false,
    find: ({ facts }) => facts.instalmentFaults.filter((fault) => fault.code === code).map(({ params = {}, path }) => ({ params, path })),
  };
}

const checks = {
  planCaseNotReady: planCheck('case', ({ facts }) => facts.caseState !== 'coordinating' && facts.caseState !== 'supervising'),
  rescheduleNotGranted: planCheck(
    'requests',
    ({ facts }) => facts.caseState === 'supervising' && facts.otherInForce && !facts.rescheduleGranted,
  ),
  noInstalments: instalmentFault('noInstalments'),
  tooManyInstalments: instalmentFault('tooManyInstalments'),
  instalmentDateInvalid: instalmentFault('instalmentDateInvalid'),
  instalmentInThePast: instalmentFault('instalmentInThePast'),
  instalmentTooFarAhead: instalmentFault('instalmentTooFarAhead'),
  instalmentAmountInvalid: instalmentFault('instalmentAmountInvalid'),
  instalmentKindNotOwed: instalmentFault('instalmentKindNotOwed'),
  instalmentsDoNotAddUp: instalmentFault('instalmentsDoNotAddUp'),
  planCaseEnded: planCheck('case', ({ facts }) => !openCaseStates.some((state) => state === facts.caseState)),
  accelerationNotAgreed: planCheck('accelerates', ({ facts }) => !facts.accelerates),
  alreadyAccelerated: planCheck('acceleration', ({ facts }) => facts.accelerated),
  notAccelerated: planCheck('acceleration', ({ facts }) => !facts.accelerated),
  nothingToAccelerate: planCheck('ledger', ({ facts }) => facts.notYetDueFen <= 0 && !facts.accelerated),
  revisionNotDerived: planCheck('repaymentPlans', ({ facts }) => !facts.derived),
  revisionCalledFor: planCheck('repaymentPlans', ({ facts }) => facts.closesGap),
  noNewerPlan: planCheck('repaymentPlans', ({ facts }) => !facts.newerAgreed),
  planStillOutstanding: planCheck('ledger', ({ facts }) => facts.outstandingFen > 0),
  planNothingOutstanding: planCheck('ledger', ({ facts }) => facts.outstandingFen <= 0),
  planNoShortfall: planCheck('ledger', ({ facts }) => facts.shortfallBeyondGraceFen <= 0),
  planShortfallStands: planCheck('ledger', ({ facts }) => facts.shortfallBeyondGraceFen > 0),
} satisfies Record<PlanBlocker['code'], Check<PlanCheckContext>> & Record<string, Check<PlanCheckContext>>;

export type PlanCheckCode = keyof typeof checks;

/** What each blocker of a plan looks at and where it is put right; none can be overridden. */
export const planChecks: Readonly<Record<PlanCheckCode, Check<PlanCheckContext>>> = checks;
