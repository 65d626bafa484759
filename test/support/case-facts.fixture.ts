import type { CaseEventPayload, CaseEventType } from '../../src/cases/domain/case-events.js';
import { emptyCaseFacts, type CaseFacts } from '../../src/cases/domain/case-facts.js';

export const decidedAt = new Date('2025-01-05T02:00:00Z');

type DeepPartial<T> = { readonly [K in keyof T]?: Partial<T[K]> };

/** Facts under which nothing stands in the way of any event, changed slice by slice as told. */
export function readyCaseFacts(changes: DeepPartial<CaseFacts> = {}): CaseFacts {
  const ready: CaseFacts = {
    ...emptyCaseFacts(),
    intake: { employerName: '某燃气有限公司', employerRegionCode: '640302' },
    taskForce: { leadId: 'lead', memberIds: ['lead', 'member'], supervisorId: 'supervisor' },
    history: { stateBeforeEnd: 'supervising' },
    mergeTarget: { target: { isThisCase: false, open: true, sameEmployer: true } },
    findings: {
      operatingStatus: 'difficult', headcount: 59, wageArrearsFen: 0, socialInsuranceArrearsFen: 0, companyFundsFen: 0,
      fundsNotObtainedReason: null,
    },
    visits: { byTwoOrMore: 1 },
    roster: { workers: 59, notSurveyed: 0 },
    claims: { total: 59, undecided: 0 },
    referrals: { hrssAcknowledged: true, open: 0 },
    sessions: { planStudied: true },
    mediation: { attempted: true, heardBothSides: true, refused: false },
    plan: { state: 'agreed', shortages: [] },
    ledger: { ...emptyCaseFacts().ledger, shortfallBeyondGraceFen: 1 },
    followUps: { count: 1 },
  };
  const slices = Object.entries(changes).map(([slice, change]) => [slice, { ...ready[slice as keyof CaseFacts], ...change }]);
  return { ...ready, ...Object.fromEntries(slices) } as CaseFacts;
}

/** What each event carries when it is filled in. */
export const filledIn: { readonly [E in CaseEventType]: CaseEventPayload<E> } = {
  ACCEPT: {},
  REJECT: { reason: 'unfounded', explanation: '已说明情况', reporterToldAt: decidedAt },
  MERGE: { intoCaseId: '0190a000-0000-7000-8000-000000000001' },
  COMPLETE_INVESTIGATION: {},
  COMPLETE_VERIFICATION: {},
  SETTLE: {},
  ADOPT_PLAN: {},
  DECLARE_IMPASSE: { remedy: 'arbitration', reason: '双方差距过大' },
  RETURN_TO_VERIFICATION: { reason: '又有职工反映' },
  CONFIRM_DEFAULT: { reason: '逾期未付' },
  CLOSE: { summary: '全部兑现' },
  WITHDRAW: { reason: '已私下了结', requestedAt: decidedAt },
  SUSPEND: { reason: '等待重整裁定' },
  RESUME: { reason: '裁定已下' },
  REOPEN: { reason: '又有新情况' },
};
