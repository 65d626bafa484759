import type { Text } from '../../platform/machine/text.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import type { PlanBlocker } from './plan-blocker.js';

/** Texts of the plan's blockers. */
export const planMessages = {
  noInstalments: { 'zh-CN': '方案中还没有分期。', en: 'The plan has no instalments.' },
  tooManyInstalments: { 'zh-CN': '分期太多，最多 {max} 期。', en: 'Too many instalments; at most {max}.' },
  instalmentDateInvalid: { 'zh-CN': '到期日不是有效日期，例如 2025-01-05。', en: 'The due date is not a date such as 2025-01-05.' },
  instalmentInThePast: { 'zh-CN': '到期日不能早于今天（{today}）。', en: 'The due date lies before today ({today}).' },
  instalmentAmountInvalid: { 'zh-CN': '每期金额应大于零，以分为单位。', en: 'The amount must be a positive number of fen.' },
  instalmentKindNotOwed: { 'zh-CN': '没有职工被拖欠{kindName}，请删去这一期或改正类别。', en: 'Nobody is owed {kind}; remove the instalment or correct its kind.' },
  instalmentsDoNotAddUp: {
    'zh-CN': '{kindName}的分期合计与应付不符：应付 {expectedYuan}，方案 {plannedYuan}，相差 {differenceYuan}。',
    en: 'The instalments of {kind} do not add up to what is owed: owed {expectedYuan}, planned {plannedYuan}, difference {differenceYuan}.',
  },
} satisfies Record<PlanBlocker['code'], Text>;

/** What people call a kind of money. */
export const kindNames: Readonly<Record<PaymentKind, string>> = {
  wages: '工资',
  economicCompensation: '经济补偿',
  overtime: '加班费',
  reimbursement: '报销款',
  pension: '养老保险',
  medical: '医疗保险（含生育）',
  unemployment: '失业保险',
  workInjury: '工伤保险',
  housingFund: '住房公积金',
  lateFee: '滞纳金',
  other: '其他款项',
  socialInsurance: '社会保险',
};
