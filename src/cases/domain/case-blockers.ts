import { check, countCheck, type Check } from '../../platform/machine/blocker.js';
import { formatYuan } from '../../platform/money/fen.js';
import type { CaseFacts } from './case-facts.js';
import { kindNames } from './kind-names.js';
import { codedReason, insuranceKinds, misdirectedReasons, rejectionReasons, wageMilestoneKinds, type Remedy } from './vocabulary.js';

/** What the checks of a case look at: the facts, the command's own fields, and the instant it is decided. */
export interface CaseCheckContext {
  readonly facts: CaseFacts;
  readonly payload: CaseCheckPayload;
  readonly now: Date;
}

/** Every field that some event of a case carries. */
export interface CaseCheckPayload {
  readonly reason?: string;
  readonly explanation?: string;
  readonly forwardedTo?: string;
  readonly reporterToldAt?: Date;
  readonly intoCaseId?: string;
  readonly remedy?: Remedy;
  readonly summary?: string;
  readonly requestedAt?: Date;
}

/** The caller's clock may be a little ahead of ours; what lies further in the future has not happened. */
const clockToleranceMs = 5 * 60_000;

const caseCheck = check<CaseCheckContext>;
const caseCount = countCheck<CaseCheckContext>;
const blank = (text: string | null): boolean => text === null || text.trim() === '';
const inFuture = (at: Date | undefined, now: Date): boolean => at !== undefined && at.getTime() > now.getTime() + clockToleranceMs;

const stageChecks = {
  suspended: caseCheck('suspension', ({ facts }) => facts.suspension.suspended),
  notSuspended: caseCheck('suspension', ({ facts }) => !facts.suspension.suspended),
  stateBeforeUnknown: caseCheck('history', ({ facts }) => facts.history.stateBeforeEnd === null),
};

const intakeChecks = {
  employerNameMissing: caseCheck('employer.name', ({ facts }) => blank(facts.intake.employerName)),
  employerRegionMissing: caseCheck('employer.regionCode', ({ facts }) => blank(facts.intake.employerRegionCode)),
  taskForceIncomplete: caseCheck('taskForce', ({ facts: { taskForce } }) => {
    const others = taskForce.memberIds.some((id) => id !== taskForce.leadId);
    return taskForce.leadId === null || !others;
  }),
  supervisorMissing: caseCheck('taskForce.supervisorId', ({ facts }) => facts.taskForce.supervisorId === null),
  reporterNotTold: caseCheck('payload.reporterToldAt', ({ payload, now }) => inFuture(payload.reporterToldAt, now), { asks: 'payload' }),
  forwardingMissing: caseCheck(
    'payload.forwardedTo',
    ({ payload }) =>
      payload.reason !== undefined &&
      (misdirectedReasons as readonly string[]).includes(codedReason(rejectionReasons, payload.reason)) &&
      blank(payload.forwardedTo ?? null),
    { asks: 'payload' },
  ),
  mergeTargetNotOpen: caseCheck(
    'payload.intoCaseId',
    ({ facts: { mergeTarget }, payload }) => payload.intoCaseId !== undefined && (mergeTarget.target === null || !mergeTarget.target.open),
    { asks: 'payload' },
  ),
  mergeTargetIsThisCase: caseCheck('payload.intoCaseId', ({ facts }) => facts.mergeTarget.target?.isThisCase ?? false, { asks: 'payload' }),
  mergeTargetOtherEmployer: caseCheck(
    'payload.intoCaseId',
    ({ facts: { mergeTarget } }) => mergeTarget.target !== null && !mergeTarget.target.sameEmployer,
    { asks: 'payload' },
  ),
};

const investigationChecks = {
  operatingStatusMissing: caseCheck('investigation.operatingStatus', ({ facts }) => facts.findings.operatingStatus === null),
  headcountMissing: caseCheck('investigation.headcount', ({ facts }) => facts.findings.headcount === null),
  wageArrearsMissing: caseCheck('investigation.wageArrearsFen', ({ facts }) => facts.findings.wageArrearsFen === null),
  insuranceArrearsMissing: caseCheck(
    'investigation.socialInsuranceArrearsFen',
    ({ facts }) => facts.findings.socialInsuranceArrearsFen === null,
  ),
  noVisitByTwo: caseCheck('visits', ({ facts }) => facts.visits.byTwoOrMore === 0, { overridable: true }),
  rosterEmpty: caseCheck('workers', ({ facts }) => facts.roster.workers === 0),
};

const verificationChecks = {
  nothingClaimed: caseCheck('claims', ({ facts }) => facts.claims.total === 0, { overridable: true }),
  claimsUndecided: caseCount('claims', ({ facts }) => facts.claims.undecided),
  companyFundsMissing: caseCheck(
    'verification.companyFundsFen',
    ({ facts: { findings } }) => findings.companyFundsFen === null && blank(findings.fundsNotObtainedReason),
  ),
  livingNotSurveyed: caseCount('livingSurveys', ({ facts }) => facts.roster.notSurveyed),
  hardshipWithoutAidDecision: caseCount('aidItems', ({ facts }) => facts.aid.hardshipUndecided),
  claimsUnpaidWithoutProof: caseCount('payments', ({ facts }) => facts.ledger.unpaidWithoutProof),
};

const coordinationChecks = {
  hrssNotAcknowledged: caseCheck(
    'referrals',
    ({ facts }) => {
      const owed = [...wageMilestoneKinds, ...insuranceKinds].some((kind) => (facts.ledger.unpaidFen[kind] ?? 0) > 0);
      return owed && !facts.referrals.hrssAcknowledged;
    },
    { overridable: true },
  ),
  planNotStudied: caseCheck('workerSessions', ({ facts }) => !facts.sessions.planStudied),
  bothSidesNotHeard: caseCheck('mediations', ({ facts }) => !facts.mediation.heardBothSides, {
    overridable: ({ facts }) => facts.mediation.refused,
  }),
  noMediationAttempted: caseCheck('mediations', ({ facts: { mediation } }) => !mediation.attempted && !mediation.refused),
  noAgreedPlan: caseCheck('repaymentPlans', ({ facts }) => !planCounts(facts)),
  planDoesNotCover: {
    path: 'repaymentPlans',
    asks: 'facts',
    overridable: false,
    find: ({ facts }) =>
      planCounts(facts)
        ? facts.plan.shortages
            .filter(({ shortFen }) => shortFen > 0)
            .map(({ kind, shortFen }) => ({ params: { kind, kindName: kindNames[kind], shortFen, shortYuan: formatYuan(shortFen) } }))
        : [],
  } satisfies Check<CaseCheckContext>,
};

const supervisionChecks = {
  noShortfallBeyondGrace: caseCheck('ledger', ({ facts }) => facts.ledger.shortfallBeyondGraceFen <= 0),
  obligationsUnsettled: caseCheck('ledger', ({ facts: { ledger } }) =>
    ledger.unsettledObligations > 0 || ledger.outstandingFen > 0
      ? { count: ledger.unsettledObligations, outstandingFen: ledger.outstandingFen, outstandingYuan: formatYuan(ledger.outstandingFen) }
      : false,
  ),
  referralsOpen: caseCount('referrals', ({ facts }) => facts.referrals.open),
  lettersOpen: caseCount('letters', ({ facts }) => facts.letters.open),
  requestsOpen: caseCount('requests', ({ facts }) => facts.requests.open),
  aidItemsOpen: caseCount('aidItems', ({ facts }) => facts.aid.open),
  notReceivedOpen: caseCount('notReceived', ({ facts }) => facts.ledger.notReceivedOpen),
  moneyUndecided: caseCheck('unapplied', ({ facts: { ledger } }) => ledger.undecidedMoneyFen > 0 && { undecidedYuan: formatYuan(ledger.undecidedMoneyFen) }),
  supervisorItemOpen: caseCount('supervisorItems', ({ facts }) => facts.supervisorItems.open),
  noFollowUp: caseCheck('followUps', ({ facts }) => facts.followUps.count === 0),
  withdrawalRequestMissing: caseCheck('payload.requestedAt', ({ payload, now }) => inFuture(payload.requestedAt, now), { asks: 'payload' }),
  claimsOfOthersOpen: caseCount('claims', ({ facts }) => facts.ledger.openClaimsOfOthers),
};

const checks = {
  ...stageChecks, ...intakeChecks, ...investigationChecks, ...verificationChecks, ...coordinationChecks, ...supervisionChecks,
};

/** The codes that a check finds in the facts or in a field that was given. */
export type CaseCheckCode = keyof typeof checks;

/** What each blocker of a case looks at, where it is put right, and whether a supervisor may override it. */
export const caseChecks: Readonly<Record<CaseCheckCode, Check<CaseCheckContext>>> = checks;

/** Blockers that any event may meet: they are about the command, not about one row of the table. */
export const commonCaseBlockers = ['notInThisState', 'cannotOverride', 'overrideReasonMissing', 'overrideNeedsSupervisor'] as const;

function planCounts(facts: CaseFacts): boolean {
  return facts.plan.state === 'agreed' || facts.plan.state === 'completed';
}
