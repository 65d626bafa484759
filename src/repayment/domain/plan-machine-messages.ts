import { commandMessages } from '../../platform/machine/messages.js';
import type { Text } from '../../platform/machine/text.js';
import { planMessages } from './plan-messages.js';

/** What people read for each blocker of a plan. */
export const planBlockerMessages = {
  ...commandMessages,
  ...planMessages,
  planCaseNotReady: { 'zh-CN': '案件在快联动或监督履行阶段才能达成方案。', en: 'A plan can be agreed only while the case is in coordination or under supervision.' },
  rescheduleNotGranted: { 'zh-CN': '已有履行中的方案。展期或变更请先提出请示，同意后再达成新方案。', en: 'A plan is in force. Ask for a reschedule first; agree the new one when it is granted.' },
  noNewerPlan: { 'zh-CN': '还没有更新的方案，不能替代。', en: 'There is no newer agreed plan to replace this one.' },
  planStillOutstanding: { 'zh-CN': '方案还有款项没有付清。', en: 'Something of the plan is still outstanding.' },
  planNothingOutstanding: { 'zh-CN': '方案已经全部付清。', en: 'Nothing of the plan is outstanding.' },
  planNoShortfall: { 'zh-CN': '没有超过宽限期仍未补足的款项。', en: 'Nothing is short beyond the grace period.' },
  planShortfallStands: { 'zh-CN': '还有超过宽限期的款项没有补足。', en: 'Something is still short beyond the grace period.' },
} as const satisfies Readonly<Record<string, Text>>;
