import type { Text } from '../../platform/machine/text.js';
import type { PaymentKind } from './vocabulary.js';

/** What people call a kind of money. */
const texts: Readonly<Record<PaymentKind, Text>> = {
  wages: { 'zh-CN': '工资', en: 'wages' },
  economicCompensation: { 'zh-CN': '经济补偿', en: 'economic compensation' },
  overtime: { 'zh-CN': '加班费', en: 'overtime pay' },
  reimbursement: { 'zh-CN': '报销款', en: 'reimbursements' },
  pension: { 'zh-CN': '养老保险', en: 'pension insurance' },
  medical: { 'zh-CN': '医疗保险（含生育）', en: 'medical insurance (with maternity)' },
  unemployment: { 'zh-CN': '失业保险', en: 'unemployment insurance' },
  workInjury: { 'zh-CN': '工伤保险', en: 'work-injury insurance' },
  housingFund: { 'zh-CN': '住房公积金', en: 'housing fund' },
  lateFee: { 'zh-CN': '滞纳金', en: 'late fee' },
  additionalCompensation: { 'zh-CN': '加付赔偿金', en: 'additional compensation' },
  other: { 'zh-CN': '其他款项', en: 'other sums' },
  socialInsurance: { 'zh-CN': '社会保险', en: 'social insurance' },
};

const kinds = Object.keys(texts) as PaymentKind[];

/** The name that a message carries in Chinese beside the code; in other languages the name is looked up by the code. */
export const kindNames = Object.fromEntries(kinds.map((kind) => [kind, texts[kind]['zh-CN']])) as Readonly<Record<PaymentKind, string>>;

/** Each name as the label of its code. "Other" names other things too, such as a reason, and so says no more than that. */
export const kindLabels: Readonly<Record<string, Text>> = {
  ...Object.fromEntries(kinds.map((kind) => [`label.${kind}`, texts[kind]])),
  'label.other': { 'zh-CN': '其他', en: 'other' },
};
