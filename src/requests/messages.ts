import type { Messages } from '../platform/http/message-catalogue.js';
import { requestBlockerMessages } from './domain/messages.js';

const own = {
  unknownDeadline: { 'zh-CN': '本案没有这项时限，请重新选择。', en: 'This case has no such clock.' },
  alreadyOnTheCase: { 'zh-CN': '您已经可以查阅本案，不需要申请。', en: 'The case can be read already; nothing has to be granted.' },
  claimNotDecided: { 'zh-CN': '这项诉求还没有核定，可以直接核定，不需要请示。', en: 'The claim is not decided yet; decide it, nothing has to be asked.' },
  claimStandsSo: { 'zh-CN': '这项诉求现在就是这样核定的，没有需要更改的内容。', en: 'The claim stands so already; there is nothing to change.' },
  unknownPayment: { 'zh-CN': '本案没有这笔付款，请重新选择。', en: 'This case has no such payment.' },
  unknownImport: { 'zh-CN': '本案没有这次回盘导入，请重新选择。', en: 'This case has no such bank file.' },
  unknownResolution: { 'zh-CN': '本案没有这条处理记录，请重新选择。', en: 'This case has no such decision.' },
  oneReversalOnly: { 'zh-CN': '一次只能冲正一项：一笔付款、一次导入或一条处理记录。', en: 'One thing at a time: a payment, a bank file or a decision.' },
  unknownPlan: { 'zh-CN': '本案没有这份履行方案，请重新选择。', en: 'This case has no such plan.' },
  planNotInForce: { 'zh-CN': '这份履行方案现在没有在履行，请选择正在履行的方案。', en: 'This plan is not in force; choose the one that is.' },
  planNoDraft: { 'zh-CN': '这份履行方案不是草案，请选择还没有达成的一稿。', en: 'This plan is no draft; choose one that is not agreed yet.' },
  instalmentsOrDraft: { 'zh-CN': '请填写新的分期，或选择一份草案，二者填一项。', en: 'Give the instalments or a draft, one of the two.' },
  waiverForbidden: { 'zh-CN': '{kindName}不能放弃：社会保险费、滞纳金和住房公积金不由职工处分，免除的约定无效。', en: 'This cannot be waived: {kind}. It is not the worker’s, and an agreement not to pay it is void.' },
  'timeline.request.asked': { 'zh-CN': '提出请示（{type}）：{reason}', en: 'Asked for: {type}. {reason}' },
  'timeline.request.GRANT': { 'zh-CN': '同意请示：{type}', en: 'Granted: {type}' },
  'timeline.request.REFUSE': { 'zh-CN': '不同意请示（{type}）：{reason}', en: 'Refused ({type}): {reason}' },
  'timeline.request.WITHDRAW': { 'zh-CN': '撤回请示：{type}', en: 'Request withdrawn: {type}' },
  'timeline.request.endedWithCase': { 'zh-CN': '案件结束，请示随之撤回：{type}', en: 'The request ended with the case: {type}' },
  'label.request.extension': { 'zh-CN': '延期', en: 'extension' },
  'label.request.suspension': { 'zh-CN': '中止办理', en: 'suspension' },
  'label.request.reschedule': { 'zh-CN': '调整履行方案', en: 'reschedule' },
  'label.request.waiver': { 'zh-CN': '减免', en: 'waiver' },
  'label.request.claimChange': { 'zh-CN': '更改核定', en: 'change of a decided claim' },
  'label.request.reversal': { 'zh-CN': '冲正', en: 'reversal' },
  'label.request.emergencyRead': { 'zh-CN': '紧急查阅', en: 'emergency read' },
} satisfies Messages;

export const requestMessages: Messages = { ...requestBlockerMessages, ...own };
