import type { Messages } from '../platform/http/message-catalogue.js';

/** What the inbox says; short enough for a phone. */
export const notificationMessages = {
  'notification.deadline.half': { 'zh-CN': '{number} {rule}的时限已过一半', en: '{number}: half of the time to {rule} is gone' },
  'notification.deadline.fourFifths': { 'zh-CN': '{number} {rule}的时限只剩两成', en: '{number}: four fifths of the time to {rule} are gone' },
  'notification.deadline.due': { 'zh-CN': '{number} {rule}已到期，请尽快办理', en: '{number}: {rule} is due now' },
  'notification.deadline.overOneDay': { 'zh-CN': '{number} {rule}已超期一个工作日', en: '{number}: {rule} is one working day over' },
  'notification.deadline.overThreeDays': { 'zh-CN': '{number} {rule}已超期三个工作日，请督办', en: '{number}: {rule} is three working days over; please intervene' },
  'notification.deadline.soon': { 'zh-CN': '{number} 三个工作日后有一期款项到期', en: '{number}: an instalment falls due in three working days' },
  'notification.deadline.unpaid': { 'zh-CN': '{number} 有一期款项到期未付', en: '{number}: an instalment was not paid when due' },
  'notification.deadline.graceOver': { 'zh-CN': '{number} 一期款项过了宽限期仍未付清，可确认违约', en: '{number}: an instalment is unpaid after its grace period; default may be confirmed' },
} satisfies Messages;
