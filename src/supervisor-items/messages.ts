import type { Messages } from '../platform/http/message-catalogue.js';
import { supervisorItemBlockerMessages } from './domain/messages.js';

const own = {
  'supervisorItem.overdueClock': { 'zh-CN': '{about}严重超期，请督办并答复采取的措施。', en: 'Long overdue: {about}. Step in and say which measures were taken.' },
  'supervisorItem.confirmDefault': { 'zh-CN': '{about}过了宽限期仍未付清。请确认违约，或答复采取的措施。', en: 'Unpaid after its grace period: {about}. Confirm the default, or say which measures were taken.' },
  'supervisorItem.notReceived': { 'zh-CN': '职工反映没有收到款，请查清并答复。', en: 'A worker says that the money did not arrive. Find out and answer.' },
  'label.supervisorItem.overdueClock': { 'zh-CN': '时限严重超期', en: 'clock long overdue' },
  'label.supervisorItem.confirmDefault': { 'zh-CN': '可确认违约', en: 'default may be confirmed' },
  'label.supervisorItem.notReceived': { 'zh-CN': '反映没有收到款', en: 'money not received' },
  'label.supervisorItem.payment': { 'zh-CN': '付款', en: 'payment' },
  'label.defaultConfirmed': { 'zh-CN': '已确认违约', en: 'the default was confirmed' },
  'label.clockEnded': { 'zh-CN': '款项已付或方案已变更', en: 'it was paid or the plan has changed' },
  'label.paymentReversed': { 'zh-CN': '这笔付款已冲正，款项仍应支付', en: 'the payment was reversed, and the money is owed again' },
  'timeline.supervisorItem.opened': { 'zh-CN': '督办事项：{about}，{kind}', en: 'Supervisor item: {about}, {kind}' },
  'timeline.supervisorItem.ANSWER': { 'zh-CN': '答复督办事项（{about}）：{reason}', en: 'Supervisor item answered ({about}): {reason}' },
  'timeline.supervisorItem.LAPSE': { 'zh-CN': '督办事项失效（{about}）：{because}', en: 'Supervisor item lapsed ({about}): {because}' },
} satisfies Messages;

export const supervisorItemMessages: Messages = { ...supervisorItemBlockerMessages, ...own };
