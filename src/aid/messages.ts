import type { Messages } from '../platform/http/message-catalogue.js';

export const aidMessages = {
  notOnThisRoster: { 'zh-CN': '本案名册上没有这名职工，请重新选择。', en: 'This worker is not on the roster of this case.' },
  importedWorkersAided: { 'zh-CN': '已为其中 {count} 人申请帮扶。请逐人核对后移出名册。', en: 'Aid was asked for {count} of these people. Take them off one by one.' },
  'timeline.aid.requested': { 'zh-CN': '申请帮扶：{kind}', en: 'Aid requested: {kind}' },
  'timeline.aid.APPROVE': { 'zh-CN': '批准帮扶：{kind}', en: 'Aid approved: {kind}' },
  'timeline.aid.DECLINE': { 'zh-CN': '不予帮扶（{kind}）：{reason}', en: 'Aid declined ({kind}): {reason}' },
  'timeline.aid.DELIVER': { 'zh-CN': '帮扶已落实：{kind}', en: 'Aid delivered: {kind}' },
  'timeline.aid.WITHDRAW': { 'zh-CN': '撤回帮扶申请：{kind}', en: 'Aid request withdrawn: {kind}' },
  'label.aid.living': { 'zh-CN': '生活救助', en: 'living' },
  'label.aid.medical': { 'zh-CN': '医疗救助', en: 'medical' },
  'label.aid.schooling': { 'zh-CN': '助学', en: 'schooling' },
  'label.aid.legalAid': { 'zh-CN': '法律援助', en: 'legal aid' },
  'label.aid.counselling': { 'zh-CN': '心理疏导', en: 'counselling' },
  'label.aid.training': { 'zh-CN': '技能培训', en: 'training' },
  'label.aid.jobMatching': { 'zh-CN': '岗位推荐', en: 'job matching' },
  'label.aid.childcare': { 'zh-CN': '子女托管', en: 'childcare' },
  'label.aid.other': { 'zh-CN': '其他', en: 'other' },
} satisfies Messages;
