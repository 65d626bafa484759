/** The closed lists of codes that code, API and database share. The order is the order on the screen. */

export const channels = [
  'hotline12351', 'hotline12345', 'hotline12333', 'visit', 'letter', 'online', 'wechat', 'arrearsPlatform', 'petition', 'gridWorker',
  'patrol', 'transfer', 'media', 'other',
] as const;
export type Channel = (typeof channels)[number];

/** From mild to severe: the position counts when a level is raised by one step. */
export const riskLevels = ['blue', 'yellow', 'orange', 'red'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const escalators = ['stoppage', 'roadBlocking', 'selfHarmThreat', 'higherPetition', 'mediaHeat', 'employerFled'] as const;
export type Escalator = (typeof escalators)[number];

export const operatingStatuses = ['normal', 'difficult', 'halted', 'restructuring', 'closing', 'absconded', 'unknown'] as const;
export type OperatingStatus = (typeof operatingStatuses)[number];

export const claimKinds = [
  'wages', 'economicCompensation', 'overtime', 'reimbursement', 'pension', 'medical', 'unemployment', 'workInjury', 'housingFund',
  'lateFee', 'additionalCompensation', 'other',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** The four insurances (medical includes maternity) that `socialInsurance` stands for. */
export const insuranceKinds = ['pension', 'medical', 'unemployment', 'workInjury'] as const satisfies readonly ClaimKind[];
export type InsuranceKind = (typeof insuranceKinds)[number];

/** What must be paid for "wages settled". */
export const wageMilestoneKinds = ['wages', 'overtime', 'economicCompensation', 'reimbursement'] as const satisfies readonly ClaimKind[];
export type WageMilestoneKind = (typeof wageMilestoneKinds)[number];

/** Kinds of an instalment or a payment: a claim's, or the four insurances together. */
export const paymentKinds = [...claimKinds, 'socialInsurance'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export const livingConditions = ['stable', 'severe', 'relative', 'accident', 'unreachable'] as const;
export type LivingCondition = (typeof livingConditions)[number];

/** The conditions that call for a decision on aid. */
export const hardshipConditions = ['severe', 'relative', 'accident'] as const satisfies readonly LivingCondition[];
export type HardshipCondition = (typeof hardshipConditions)[number];

export const aidKinds = ['living', 'medical', 'schooling', 'legalAid', 'counselling', 'training', 'jobMatching', 'childcare', 'other'] as const;
export type AidKind = (typeof aidKinds)[number];

export const sessionPurposes = ['opinionsHeard', 'lawExplained', 'planStudied', 'counselling'] as const;
export type SessionPurpose = (typeof sessionPurposes)[number];

export const mediationOutcomes = ['agreed', 'partly', 'adjourned', 'failed', 'refused'] as const;
export type MediationOutcome = (typeof mediationOutcomes)[number];

/** What a referral opens of its case. */
export const shares = ['employer', 'summary', 'totals', 'findings', 'rosterMasked', 'documents'] as const;
export type Share = (typeof shares)[number];

export const remedies = ['labourInspection', 'arbitration', 'paymentOrder', 'court', 'police'] as const;
export type Remedy = (typeof remedies)[number];

export const paymentMethods = ['bankBatch', 'bankTransfer', 'cash', 'fundAdvance', 'courtEnforcement', 'other'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** How an agreement can be enforced: on paper only, by an arbitral mediation paper, or confirmed by the court. */
export const enforceabilities = ['plain', 'arbitral', 'courtConfirmed'] as const;
export type Enforceability = (typeof enforceabilities)[number];

export const openCaseStates = ['reported', 'investigating', 'verifying', 'coordinating', 'supervising'] as const;
export type OpenCaseState = (typeof openCaseStates)[number];

export const endedCaseStates = ['closed', 'rejected', 'withdrawn', 'merged', 'transferred'] as const;
export type EndedCaseState = (typeof endedCaseStates)[number];

export const caseStates = [...openCaseStates, ...endedCaseStates] as const;
export type CaseState = (typeof caseStates)[number];

/** Why a report is not taken up. */
export const rejectionReasons = ['outsideRemit', 'otherRegion', 'notLabourDispute', 'handledElsewhere', 'reporterUnreachable', 'unfounded', 'other'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** 首问负责 (保障农民工工资支付条例 Art. 10): a report that came to the wrong place is forwarded, not sent away. */
export const misdirectedReasons = ['outsideRemit', 'otherRegion'] as const satisfies readonly RejectionReason[];

/** Why a department declines a referral. */
export const declineReasons = ['outsideRemit', 'otherRegion', 'handledElsewhere', 'insufficientInformation', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/**
 * The code under which a reason is counted. People may choose from the list or write their own words; own words are kept as
 * written and count as `other`.
 */
export function codedReason<Reason extends string>(list: readonly Reason[], reason: string): Reason | 'other' {
  return list.find((code) => code === reason) ?? 'other';
}

export { type DepartmentKind, departmentKinds } from '../../departments/department-kinds.js';
