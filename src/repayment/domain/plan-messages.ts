import type { Text } from '../../platform/machine/text.js';
import type { PlanBlocker } from './plan-blocker.js';

/** Texts of the plan's blockers. */
export const planMessages = {
  noInstalments: { 'zh-CN': '方案中还没有分期。', en: 'The plan has no instalments.' },
  tooManyInstalments: { 'zh-CN': '分期太多，最多 {max} 期。', en: 'Too many instalments; at most {max}.' },
  instalmentDateInvalid: { 'zh-CN': '到期日不是有效日期，例如 2025-01-05。', en: 'The due date is not a date such as 2025-01-05.' },
  instalmentInThePast: { 'zh-CN': '到期日不能早于今天（{today}）；原方案已逾期的款项可以保留原日期，但不能超过尚欠金额。', en: 'The due date lies before today ({today}); what is overdue may keep its day, up to what is outstanding on it.' },
  instalmentTooFarAhead: { 'zh-CN': '到期日太远了，最晚可约定到 {last}。', en: 'The due date is too far ahead; {last} is the latest.' },
  instalmentAmountInvalid: { 'zh-CN': '每期金额应大于零，以分为单位。', en: 'The amount must be a positive number of fen.' },
  instalmentKindNotOwed: { 'zh-CN': '没有职工被拖欠{kindName}，请删去这一期或改正类别。', en: 'Nobody is owed {kind}; remove the instalment or correct its kind.' },
  instalmentsDoNotAddUp: {
    'zh-CN': '{kindName}的分期合计与应付不符：应付 {expectedYuan}，方案 {plannedYuan}，相差 {differenceYuan}。',
    en: 'The instalments of {kind} do not add up to what is owed: owed {expectedYuan}, planned {plannedYuan}, difference {differenceYuan}.',
  },
} satisfies Record<PlanBlocker['code'], Text>;
