import type { PaymentKind } from './vocabulary.js';

/** What people call a kind of money. */
export const kindNames: Readonly<Record<PaymentKind, string>> = {
  wages: '工资',
  economicCompensation: '经济补偿',
  overtime: '加班费',
  reimbursement: '报销款',
  pension: '养老保险',
  medical: '医疗保险（含生育）',
  unemployment: '失业保险',
  workInjury: '工伤保险',
  housingFund: '住房公积金',
  lateFee: '滞纳金',
  other: '其他款项',
  socialInsurance: '社会保险',
};
