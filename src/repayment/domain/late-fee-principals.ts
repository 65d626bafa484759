import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { isSocialInsurance } from './claim-kind.js';
import { addFen } from './fen-sum.js';
import type { LateFeePrincipal } from './late-fee.js';
import type { LedgerSummary } from './ledger-summary.js';

/**
 * First day in arrears of contributions up to a month: the first of the month after it, because contributions of a month are
 * payable within it (the collector's own day is local). A period of several months counts from its end, so that the estimate
 * never overstates. `null` without a period: then no fee can be estimated.
 */
export function firstDayInArrears(lastMonth: string | null): string | null {
  return lastMonth === null ? null : addCalendarMonths(`${lastMonth}-01`, 1);
}

/**
 * What bears a late fee, with the payments that lessened it: insurance by insurance and period by period, as the collector
 * counts it. What has no first day in arrears is left out.
 */
export function lateFeePrincipals({ sums, insurancePayments }: Pick<LedgerSummary, 'sums' | 'insurancePayments'>): LateFeePrincipal[] {
  return sums.flatMap(({ kind, month, verifiedFen }) => {
    const start = isSocialInsurance(kind) ? firstDayInArrears(month) : null;
    if (start === null || verifiedFen === 0) return [];
    const payments = insurancePayments.filter((payment) => payment.kind === kind && payment.month === month).map(({ paidOn, amountFen }) => ({ paidOn, amountFen }));
    return [{ kind, principalFen: verifiedFen, arrearsFrom: start, payments }];
  });
}

/** What is outstanding of social insurance whose period nobody recorded, in fen: no fee can be estimated on it. */
export const withoutPeriod = ({ sums }: Pick<LedgerSummary, 'sums'>): number =>
  sums.reduce((total, { kind, month, verifiedFen, paidFen, waivedFen }) => (isSocialInsurance(kind) && month === null ? addFen(total, verifiedFen - paidFen - waivedFen) : total), 0);
