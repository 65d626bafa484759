import type { ClaimKind, OpenCaseState, OperatingStatus, PaymentKind } from './vocabulary.js';

/** The employer as the intake names it. */
export interface IntakeFacts {
  readonly employerName: string | null;
  readonly employerRegionCode: string | null;
}

/** The people on the case; whether `memberIds` names the lead too makes no difference. */
export interface TaskForceFacts {
  readonly leadId: string | null;
  readonly memberIds: readonly string[];
  readonly supervisorId: string | null;
}

export interface SuspensionFacts {
  readonly suspended: boolean;
}

export interface HistoryFacts {
  /** The open state that the case was in when it ended last; null while it never ended. */
  readonly stateBeforeEnd: OpenCaseState | null;
}

/** The case named by MERGE's `intoCaseId`; null when it does not exist, or for any other event. */
export interface MergeTargetFacts {
  readonly target: { readonly isThisCase: boolean; readonly open: boolean; readonly sameEmployer: boolean } | null;
}

/** What investigation and verification recorded; amounts in fen, 0 is a recorded value, null is not. */
export interface FindingsFacts {
  readonly operatingStatus: OperatingStatus | null;
  readonly headcount: number | null;
  readonly wageArrearsFen: number | null;
  readonly socialInsuranceArrearsFen: number | null;
  readonly companyFundsFen: number | null;
  /** Why the company's funds could not be obtained; stands in for the amount. */
  readonly fundsNotObtainedReason: string | null;
}

export interface VisitFacts {
  /** Visits with at least two visitors (劳动保障监察条例 Art. 16: two on a site visit). */
  readonly byTwoOrMore: number;
}

export interface RosterFacts {
  readonly workers: number;
  /** Workers whose living condition was not asked yet; `unreachable` counts as asked. */
  readonly notSurveyed: number;
}

/** Claims that were not withdrawn. */
export interface ClaimFacts {
  readonly total: number;
  /** Neither verified nor disallowed with a reason. */
  readonly undecided: number;
}

export interface AidFacts {
  /** Workers in hardship (severe, relative, accident) for whom no aid item was approved or declined. */
  readonly hardshipUndecided: number;
  /** Aid items waiting for a decision or for delivery. */
  readonly open: number;
}

export interface ReferralFacts {
  /** A referral to a department of kind hrss was acknowledged, and neither declined nor recalled. */
  readonly hrssAcknowledged: boolean;
  /** Referrals sent, acknowledged, replied or returned. */
  readonly open: number;
}

export interface SessionFacts {
  /** A session with the workers studied the plan together. */
  readonly planStudied: boolean;
}

export interface MediationFacts {
  /** A mediation was held, or tried and refused. */
  readonly attempted: boolean;
  /** One mediation heard the workers and the employer. */
  readonly heardBothSides: boolean;
  /** A party refused mediation. */
  readonly refused: boolean;
}

export interface PlanFacts {
  /** The latest revision that counts: an agreed (or completed, or defaulted) one before a draft. */
  readonly state: 'none' | 'draft' | 'agreed' | 'completed' | 'defaulted';
  /** What the plan in force leaves out of what is verified and unpaid, less waivers; empty when it covers everything. */
  readonly shortages: readonly { readonly kind: PaymentKind; readonly shortFen: number }[];
}

export interface LedgerFacts {
  /** Verified, less paid, less waived, by kind, in fen; kinds with nothing unpaid may be left out. */
  readonly unpaidFen: Readonly<Partial<Record<ClaimKind, number>>>;
  /** Verified claims that are neither paid nor proven to be paid (slip, signed receipt). */
  readonly unpaidWithoutProof: number;
  /** Obligations with anything outstanding, late fees assessed included. */
  readonly unsettledObligations: number;
  /** The sum of what they have outstanding, in fen. */
  readonly outstandingFen: number;
  /** What stays short of the plan after due date and grace, in fen. */
  readonly shortfallBeyondGraceFen: number;
  /** Open claims (neither withdrawn, disallowed nor settled) of workers other than those who withdraw. */
  readonly openClaimsOfOthers: number;
  /** Items opened by a worker's "not received". */
  readonly notReceivedOpen: number;
  /** Received, settling nothing, and nobody has decided what becomes of it, in fen. */
  readonly undecidedMoneyFen: number;
}

export interface OpenItemFacts {
  readonly open: number;
}

export interface FollowUpFacts {
  readonly count: number;
}

/**
 * Everything the case machine asks about, one slice for each feature that can answer it. A fact source loads one slice for one
 * case; what no source answers yet keeps the value of `emptyCaseFacts`.
 */
export interface CaseFacts {
  readonly intake: IntakeFacts;
  readonly taskForce: TaskForceFacts;
  readonly suspension: SuspensionFacts;
  readonly history: HistoryFacts;
  readonly mergeTarget: MergeTargetFacts;
  readonly findings: FindingsFacts;
  readonly visits: VisitFacts;
  readonly roster: RosterFacts;
  readonly claims: ClaimFacts;
  readonly aid: AidFacts;
  readonly referrals: ReferralFacts;
  readonly sessions: SessionFacts;
  readonly mediation: MediationFacts;
  readonly plan: PlanFacts;
  readonly ledger: LedgerFacts;
  readonly letters: OpenItemFacts;
  readonly requests: OpenItemFacts;
  /** 督办事项 that no supervisor has answered. */
  readonly supervisorItems: OpenItemFacts;
  readonly followUps: FollowUpFacts;
}

export type CaseFactSlice = keyof CaseFacts;

/** A case about which nothing is recorded. */
export function emptyCaseFacts(): CaseFacts {
  return {
    intake: { employerName: null, employerRegionCode: null },
    taskForce: { leadId: null, memberIds: [], supervisorId: null },
    suspension: { suspended: false },
    history: { stateBeforeEnd: null },
    mergeTarget: { target: null },
    findings: {
      operatingStatus: null, headcount: null, wageArrearsFen: null, socialInsuranceArrearsFen: null, companyFundsFen: null,
      fundsNotObtainedReason: null,
    },
    visits: { byTwoOrMore: 0 },
    roster: { workers: 0, notSurveyed: 0 },
    claims: { total: 0, undecided: 0 },
    aid: { hardshipUndecided: 0, open: 0 },
    referrals: { hrssAcknowledged: false, open: 0 },
    sessions: { planStudied: false },
    mediation: { attempted: false, heardBothSides: false, refused: false },
    plan: { state: 'none', shortages: [] },
    ledger: {
      unpaidFen: {}, unpaidWithoutProof: 0, unsettledObligations: 0, outstandingFen: 0, shortfallBeyondGraceFen: 0,
      openClaimsOfOthers: 0, notReceivedOpen: 0, undecidedMoneyFen: 0,
    },
    letters: { open: 0 },
    requests: { open: 0 },
    supervisorItems: { open: 0 },
    followUps: { count: 0 },
  };
}
