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
  revisionNotDerived: { 'zh-CN': '这一稿是人工拟定的，请另拟一稿。', en: 'This draft was written by people; write another one.' },
  revisionCalledFor: { 'zh-CN': '核定有变，这一稿不能作废；要改日期，请另拟一稿达成，它会替代这一稿。', en: 'What was verified has changed; this draft cannot be discarded. Agree on another one, and it takes its place.' },
  planCaseEnded: { 'zh-CN': '案件已经结束，不能再改变方案。', en: 'The case has ended; its plan stays as it is.' },
  accelerationNotAgreed: { 'zh-CN': '方案没有约定一期违约余款到期，不能宣布。可以协商新方案，或请求救济。', en: 'The parties did not agree that one default makes the rest due.' },
  alreadyAccelerated: { 'zh-CN': '已经宣布余款到期，不需要重复。', en: 'The rest was declared due already.' },
  notAccelerated: { 'zh-CN': '没有宣布过余款到期，不需要撤回。', en: 'The rest was not declared due.' },
  nothingToAccelerate: { 'zh-CN': '方案没有尚未到期的款项。', en: 'Nothing of the plan is due later than today.' },
  planShortfallStands: { 'zh-CN': '还有超过宽限期的款项没有补足。', en: 'Something is still short beyond the grace period.' },
} as const satisfies Readonly<Record<string, Text>>;
