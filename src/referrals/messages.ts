import type { Messages } from '../platform/http/message-catalogue.js';
import { referralBlockerMessages } from './domain/messages.js';

const own = {
  departmentOnly: { 'zh-CN': '需要由承办部门的联络员办理。', en: 'Only a liaison of the department may do this.' },
  departmentTakesNone: { 'zh-CN': '这个部门不存在、已停用，或不管辖案件所在地区，请重新选择。', en: 'This department does not exist, is not active, or is not responsible for the region of the case.' },
  unknownReferral: { 'zh-CN': '本案没有这件转办，请刷新后重新选择。', en: 'This case has no such referral.' },
  notDeclined: { 'zh-CN': '只有被部门退回的转办才能转给下一个部门。', en: 'Only a declined referral is handed on.' },
  handedOnAlready: { 'zh-CN': '这件转办已经转给下一个部门。', en: 'This referral was handed on already.' },
  alreadyDeclinedThis: { 'zh-CN': '这个部门已经退回过同一事项，请另选部门，或由督办员裁定。', en: 'This department declined the same matter before; choose another or ask for a ruling.' },
  rulingNeeded: { 'zh-CN': '同一事项已经退回两次，请由督办员裁定承办部门。', en: 'The matter was declined twice; the supervisor rules who is responsible.' },
  notShared: { 'zh-CN': '这件转办没有开放这项内容，或转办已经结束。', en: 'This referral does not open this, or has ended.' },
} satisfies Messages;

const timeline = {
  'timeline.referral.sent': { 'zh-CN': '转办{department}', en: 'Referred to {department}' },
  'timeline.referral.ACKNOWLEDGE': { 'zh-CN': '{department}签收转办', en: '{department} acknowledged the referral' },
  'timeline.referral.ASSIGN': { 'zh-CN': '{department}指定承办人', en: '{department} assigned the referral' },
  'timeline.referral.REPLY': { 'zh-CN': '{department}回复转办', en: '{department} replied to the referral' },
  'timeline.referral.DECLINE': { 'zh-CN': '{department}退回转办：{reason}', en: '{department} declined the referral: {reason}' },
  'timeline.referral.ACCEPT': { 'zh-CN': '采纳{department}的回复，转办办结', en: 'Reply of {department} accepted' },
  'timeline.referral.RETURN': { 'zh-CN': '退回{department}重办：{reason}', en: 'Returned to {department}: {reason}' },
  'timeline.referral.RULE': { 'zh-CN': '裁定由{department}承办：{reason}', en: '{department} ruled responsible: {reason}' },
  'timeline.referral.RECALL': { 'zh-CN': '撤回给{department}的转办：{reason}', en: 'Referral to {department} recalled: {reason}' },
  'timeline.referral.documentAdded': { 'zh-CN': '{department}上传了文件', en: '{department} uploaded a document' },
  'label.outsideRemit': { 'zh-CN': '不属本部门职责', en: 'outside its remit' },
  'label.otherRegion': { 'zh-CN': '属其他地区', en: 'another region' },
  'label.handledElsewhere': { 'zh-CN': '已由其他部门办理', en: 'handled elsewhere' },
  'label.insufficientInformation': { 'zh-CN': '材料不足', en: 'insufficient information' },
  'label.caseEnded': { 'zh-CN': '案件已经结束', en: 'the case has ended' },
} satisfies Messages;

export const referralMessages: Messages = { ...referralBlockerMessages, ...own, ...timeline };
