import type { Messages } from '../platform/http/message-catalogue.js';

export const mediationMessages = {
  agreedWithoutHearing: { 'zh-CN': '没有听取双方意见，不能登记为达成协议。请补充听取情况，或改选结果。', en: 'An agreement needs both sides heard; record who was heard, or choose another outcome.' },
  'timeline.workerSession.recorded': { 'zh-CN': '登记职工座谈，{workersPresent} 人参加', en: 'Session with {workersPresent} workers recorded' },
  'timeline.mediation.recorded': { 'zh-CN': '登记调解会，结果：{outcome}', en: 'Mediation recorded, outcome: {outcome}' },
  'label.agreed': { 'zh-CN': '达成协议', en: 'agreed' },
  'label.partly': { 'zh-CN': '部分达成', en: 'agreed in part' },
  'label.adjourned': { 'zh-CN': '择期再议', en: 'adjourned' },
  'label.failed': { 'zh-CN': '未达成', en: 'not agreed' },
  'label.refused': { 'zh-CN': '一方拒绝调解', en: 'refused by one side' },
} satisfies Messages;
