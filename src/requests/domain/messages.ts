import { commandMessages } from '../../platform/machine/messages.js';
import type { Text } from '../../platform/machine/text.js';

/** What people read for each blocker of a request. */
export const requestBlockerMessages = {
  ...commandMessages,
  ownRequest: { 'zh-CN': '不能审批自己提出的请示，请由其他督办员审批。', en: 'Nobody decides their own request; another supervisor has to.' },
  notOwnRequest: { 'zh-CN': '只有提出人可以撤回请示。', en: 'Only the person who asked can withdraw it.' },
  secondSupervisorNeeded: { 'zh-CN': '冲正和减免须由另一名督办员审批。', en: 'Reversals and waivers are decided by a second supervisor.' },
  requestCaseEnded: { 'zh-CN': '案件已经结束，不能再同意这件请示。请先重新办理案件，或不同意、撤回。', en: 'The case has ended; reopen it first, or refuse or withdraw the request.' },
} as const satisfies Readonly<Record<string, Text>>;
