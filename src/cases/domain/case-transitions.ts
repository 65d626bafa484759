import type { MachineTable, TransitionRow } from '../../platform/machine/transition-table.js';
import { commonCaseBlockers, type CaseCheckCode } from './case-blockers.js';
import type { CaseConsequences, CaseParty } from './case-effects.js';
import { caseEventFields, type CaseEventType } from './case-events.js';
import { openCaseStates, type CaseState, type OpenCaseState } from './vocabulary.js';

/** Who may fire an event: a person of this case, or a request that was granted. */
export type CaseWho = 'member' | 'lead' | 'supervisor' | 'grantedRequest';

export interface CaseRow extends TransitionRow<CaseState>, CaseConsequences {
  readonly who: CaseWho;
  readonly blockers: readonly CaseCheckCode[];
}

const everybody: readonly CaseParty[] = ['lead', 'members', 'supervisor'];
const ending = ['endSuspension', 'cancelClocks', 'recallReferrals', 'withdrawRequests'] as const;

/**
 * The case: every event with its states, its people, what it carries, what stands in the way and what follows. `suspended`
 * blocks what advances the case; what only ends it, sends it back or confirms a default stays possible while it stands still.
 */
export const caseMachine: MachineTable<CaseState, CaseEventType, CaseRow> = {
  name: 'case',
  title: { 'zh-CN': '案件', en: 'Case' },
  version: 2,
  initial: 'reported',
  commonBlockers: commonCaseBlockers,
  states: {
    reported: { label: { 'zh-CN': '已登记', en: 'Reported' }, kind: 'open' },
    investigating: { label: { 'zh-CN': '快排查', en: 'Quick investigation' }, kind: 'open' },
    verifying: { label: { 'zh-CN': '快核实', en: 'Quick verification' }, kind: 'open' },
    coordinating: { label: { 'zh-CN': '快联动', en: 'Quick coordination' }, kind: 'open' },
    supervising: { label: { 'zh-CN': '监督履行', en: 'Supervision' }, kind: 'open' },
    closed: { label: { 'zh-CN': '已结案', en: 'Closed' }, kind: 'ended' },
    rejected: { label: { 'zh-CN': '不予受理', en: 'Rejected' }, kind: 'ended' },
    withdrawn: { label: { 'zh-CN': '已撤回', en: 'Withdrawn' }, kind: 'ended' },
    merged: { label: { 'zh-CN': '已并案', en: 'Merged' }, kind: 'ended' },
    transferred: { label: { 'zh-CN': '已移送', en: 'Transferred' }, kind: 'ended' },
  },
  events: {
    ACCEPT: {
      label: { 'zh-CN': '受理', en: 'Accept' },
      from: ['reported'], to: 'investigating', who: 'lead', fields: caseEventFields.ACCEPT,
      blockers: ['suspended', 'taskForceIncomplete', 'supervisorMissing', 'employerNameMissing', 'employerRegionMissing'],
      leaves: 'meetClock', also: [], tells: everybody,
    },
    REJECT: {
      label: { 'zh-CN': '不予受理', en: 'Reject' },
      from: ['reported'], to: 'rejected', who: 'supervisor', fields: caseEventFields.REJECT,
      blockers: ['reporterNotTold', 'forwardingMissing'],
      leaves: 'meetClock', also: ending, tells: everybody,
    },
    MERGE: {
      label: { 'zh-CN': '并案', en: 'Merge' },
      from: ['reported'], to: 'merged', who: 'supervisor', fields: caseEventFields.MERGE,
      blockers: ['mergeTargetIsThisCase', 'mergeTargetNotOpen', 'mergeTargetOtherEmployer'],
      leaves: 'meetClock', also: ending, tells: everybody,
    },
    COMPLETE_INVESTIGATION: {
      label: { 'zh-CN': '完成排查', en: 'Complete investigation' },
      from: ['investigating'], to: 'verifying', who: 'member', fields: caseEventFields.COMPLETE_INVESTIGATION,
      blockers: [
        'suspended', 'operatingStatusMissing', 'headcountMissing', 'wageArrearsMissing', 'insuranceArrearsMissing', 'noVisitByTwo',
        'rosterEmpty',
      ],
      leaves: 'meetClock', also: [], tells: ['lead', 'supervisor'],
    },
    COMPLETE_VERIFICATION: {
      label: { 'zh-CN': '完成核实', en: 'Complete verification' },
      from: ['verifying'], to: 'coordinating', who: 'lead', fields: caseEventFields.COMPLETE_VERIFICATION,
      blockers: ['suspended', 'claimsUndecided', 'companyFundsMissing', 'livingNotSurveyed', 'hardshipWithoutAidDecision'],
      leaves: 'meetClock', also: [], tells: everybody,
    },
    SETTLE: {
      label: { 'zh-CN': '当即结清', en: 'Settle at once' },
      from: ['investigating', 'verifying', 'coordinating'], to: 'supervising', who: 'lead', fields: caseEventFields.SETTLE,
      blockers: ['suspended', 'nothingClaimed', 'claimsUndecided', 'claimsUnpaidWithoutProof'],
      leaves: 'meetClock', also: [], tells: everybody,
    },
    ADOPT_PLAN: {
      label: { 'zh-CN': '采用履行方案', en: 'Adopt the plan' },
      from: ['coordinating'], to: 'supervising', who: 'lead', fields: caseEventFields.ADOPT_PLAN,
      blockers: [
        'suspended', 'claimsUndecided', 'hrssNotAcknowledged', 'planNotStudied', 'bothSidesNotHeard', 'noAgreedPlan', 'planDoesNotCover',
      ],
      leaves: 'meetClock', also: [], tells: everybody,
    },
    DECLARE_IMPASSE: {
      label: { 'zh-CN': '调处不成，移送', en: 'Declare an impasse' },
      from: ['coordinating'], to: 'transferred', who: 'lead', fields: caseEventFields.DECLARE_IMPASSE,
      blockers: ['suspended', 'noMediationAttempted'],
      leaves: 'meetClock', also: ending, tells: everybody,
    },
    RETURN_TO_VERIFICATION: {
      label: { 'zh-CN': '退回核实', en: 'Return to verification' },
      from: ['coordinating', 'supervising'], to: 'verifying', who: 'lead', fields: caseEventFields.RETURN_TO_VERIFICATION,
      blockers: [],
      leaves: 'cancelClock', also: [], tells: everybody,
    },
    CONFIRM_DEFAULT: {
      label: { 'zh-CN': '确认违约', en: 'Confirm the default' },
      from: ['supervising'], to: 'coordinating', who: 'supervisor', fields: caseEventFields.CONFIRM_DEFAULT,
      blockers: ['noShortfallBeyondGrace'],
      leaves: 'cancelClock', also: ['confirmPlanDefault'], tells: everybody,
    },
    CLOSE: {
      label: { 'zh-CN': '结案', en: 'Close' },
      from: ['supervising'], to: 'closed', who: 'supervisor', fields: caseEventFields.CLOSE,
      blockers: [
        'suspended', 'claimsUndecided', 'obligationsUnsettled', 'referralsOpen', 'lettersOpen', 'requestsOpen', 'aidItemsOpen',
        'notReceivedOpen', 'moneyUndecided', 'supervisorItemOpen', 'noFollowUp',
      ],
      leaves: 'meetClock', also: ['cancelClocks'], tells: everybody,
    },
    WITHDRAW: {
      label: { 'zh-CN': '撤回', en: 'Withdraw' },
      from: openCaseStates, to: 'withdrawn', who: 'lead', fields: caseEventFields.WITHDRAW,
      blockers: ['withdrawalRequestMissing', 'claimsOfOthersOpen'],
      leaves: 'cancelClock', also: ending, tells: everybody,
    },
    SUSPEND: {
      label: { 'zh-CN': '中止', en: 'Suspend' },
      from: openCaseStates, to: 'same', who: 'grantedRequest', fields: caseEventFields.SUSPEND,
      blockers: ['suspended'],
      leaves: null, also: ['startSuspension', 'suspendClocks'], tells: everybody,
    },
    RESUME: {
      label: { 'zh-CN': '恢复', en: 'Resume' },
      from: openCaseStates, to: 'same', who: 'lead', fields: caseEventFields.RESUME,
      blockers: ['notSuspended'],
      leaves: null, also: ['endSuspension', 'resumeClocks'], tells: everybody,
    },
    REOPEN: {
      label: { 'zh-CN': '重新办理', en: 'Reopen' },
      from: ['closed', 'rejected', 'withdrawn', 'transferred'], to: openCaseStates, who: 'supervisor', fields: caseEventFields.REOPEN,
      blockers: ['stateBeforeUnknown'],
      leaves: null, also: [], tells: everybody,
    },
  },
};

/** The event that takes an open case to its next stage: what 还差几项 is about. */
export const advancingEvents: Readonly<Record<OpenCaseState, CaseEventType>> = {
  reported: 'ACCEPT',
  investigating: 'COMPLETE_INVESTIGATION',
  verifying: 'COMPLETE_VERIFICATION',
  coordinating: 'ADOPT_PLAN',
  supervising: 'CLOSE',
};
