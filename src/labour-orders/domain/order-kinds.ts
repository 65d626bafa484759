import type { DeadlineTrigger } from '../../deadlines/domain/deadline-trigger.js';
import { insuranceKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';

/** 限期改正指令书, 行政处理决定书, 行政处罚决定书, 责令限期缴纳 (of the collector), other papers. */
export const labourOrderKinds = ['rectification', 'handlingDecision', 'penaltyDecision', 'collectorOrder', 'other'] as const;
export type LabourOrderKind = (typeof labourOrderKinds)[number];

/** How it reached the employer; `posted`: put up where the employer fled, recorded on photo or film (法释〔2013〕3号 Art. 4). */
export const orderServices = ['direct', 'leftBehind', 'posted', 'mail', 'electronic', 'announced'] as const;
export type OrderService = (typeof orderServices)[number];

/** What an order can demand; the insurances each or together. */
export const orderableKinds = [
  'wages', 'overtime', 'economicCompensation', 'reimbursement', ...insuranceKinds, 'housingFund', 'other', 'socialInsurance',
] as const satisfies readonly PaymentKind[];

/** What 50 to 100 % is added to when an order's day has passed: 劳动合同法 Art. 85, 劳动保障监察条例 Art. 26. */
export const compensableKinds = ['wages', 'overtime', 'economicCompensation'] as const satisfies readonly PaymentKind[];

/** Who decided that it is to be paid. */
export const compensationDecisionKinds = ['hrssDecision', 'arbitralAward', 'courtJudgment'] as const;
export type CompensationDecisionKind = (typeof compensationDecisionKinds)[number];

/** What orders report to the clocks. */
export const labourOrderTriggers = ['labourOrderServed', 'labourOrderObeyed', 'labourOrderVoided'] as const satisfies readonly DeadlineTrigger[];
