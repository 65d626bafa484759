import type { Messages } from '../platform/http/message-catalogue.js';

/** Names of the numbers of the law, and what is wrong with an entry. */
export const legalFigureMessages = {
  'label.lateFeeRate': { 'zh-CN': '社会保险滞纳金日加收率（十万分之几）', en: 'daily rate of the late fee on social insurance (parts of 100,000)' },
  'label.deferralStopsLateFee': { 'zh-CN': '延期缴费协议期间是否免收滞纳金', en: 'whether a deferral agreement stops the late fee' },
  'label.wageCrimeWorkerFen': { 'zh-CN': '拒不支付劳动报酬“数额较大”：一名劳动者', en: 'large amount of unpaid pay: one worker' },
  'label.wageCrimeTotalFen': { 'zh-CN': '拒不支付劳动报酬“数额较大”：十名以上劳动者累计', en: 'large amount of unpaid pay: ten or more workers together' },
  'label.minimumMonthlyWageFen': { 'zh-CN': '月最低工资标准', en: 'monthly minimum wage' },
  figureIsNational: { 'zh-CN': '这个数额由国家统一规定，不分地区。', en: 'The nation fixes this figure; it has no place.' },
  figureNeedsRegion: { 'zh-CN': '这个数额由各地规定，请选择地区。', en: 'Each place fixes this figure; name the place.' },
  figureOutOfRange: { 'zh-CN': '应在 {min} 至 {max} 之间，请核对单位和数额。', en: 'It lies between {min} and {max}; check the unit and the number.' },
  effectiveTooEarly: { 'zh-CN': '最早可设到 {first}（劳动法施行之日）。', en: '{first}, when the labour law came into force, is the earliest.' },
} satisfies Messages;
