import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { addDays } from '../../deadlines/domain/business-date.js';
import { isSocialInsurance } from './claim-kind.js';
import { compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';

/** A daily rate in parts of 100,000 (50 = 0.05 %), in force from a business date until the next one begins. */
export interface LateFeeRate {
  effectiveFrom: string;
  per100000: number;
  basis: string;
}

/**
 * 社会保险法 Art. 86, in force since 2011-07-01: 0.05 % a day (the 2 ‰ that 征缴暂行条例 Art. 13 still prints gave way to the later,
 * higher law). Days before a table begins bear no fee in the estimate.
 */
export const statutoryLateFeeRates: readonly LateFeeRate[] = [
  { effectiveFrom: '2011-07-01', per100000: 50, basis: '《中华人民共和国社会保险法》第八十六条' },
];

/** Principal of one insurance for one period. `arrearsFrom` is its first day in arrears; what a fund advances is no payment. */
export interface LateFeePrincipal {
  kind: ClaimKind;
  principalFen: number;
  arrearsFrom: string;
  payments: readonly { paidOn: string; amountFen: number }[];
}

export interface LateFeeEstimate {
  totalFen: number;
  /** Each rounded half up to the fen by itself, so that the total is the sum of what is shown. */
  lines: { kind: ClaimKind; arrearsFrom: string; feeFen: number }[];
}

/**
 * Estimates the late fee of social-insurance arrears up to and including `asOf`; other kinds, the housing fund too, bear none.
 *
 * The first day in arrears counts and so does the day of payment, as the tax bureau counts it that collects (税收征管法实施细则
 * Art. 75): money paid on day P lessens the fee from P + 1 on. Simple interest: a fee bears no fee. Only an estimate, until the
 * collector's assessment becomes the obligation. Example: 100,000 yuan × 0.05 % × 90 days = 4,500 yuan.
 */
export function estimateLateFee(
  principals: readonly LateFeePrincipal[],
  asOf: string,
  rates: readonly LateFeeRate[] = statutoryLateFeeRates,
): LateFeeEstimate {
  const lines = principals
    .filter(({ kind }) => isSocialInsurance(kind))
    .map((principal) => ({ kind: principal.kind, arrearsFrom: principal.arrearsFrom, feeFen: feeOf(principal, asOf, rates) }));
  return { totalFen: lines.reduce((sum, { feeFen }) => addFen(sum, feeFen), 0), lines };
}

function feeOf(principal: LateFeePrincipal, asOf: string, rates: readonly LateFeeRate[]): number {
  const end = addDays(asOf, 1);
  const changes = [
    principal.arrearsFrom,
    end,
    ...principal.payments.map(({ paidOn }) => addDays(paidOn, 1)),
    ...rates.map(({ effectiveFrom }) => effectiveFrom),
  ];
  const days = [...new Set(changes)].filter((day) => day >= principal.arrearsFrom && day <= end).sort(compareText);
  let hundredThousandths = 0n;
  days.forEach((from, index) => {
    const until = days[index + 1];
    if (until === undefined) return;
    hundredThousandths += unpaidOn(principal, from) * BigInt(daysBetween(from, until)) * rateOn(from, rates);
  });
  return Number((hundredThousandths + 50_000n) / 100_000n);
}

function unpaidOn({ principalFen, payments }: LateFeePrincipal, day: string): bigint {
  const paid = payments.reduce((sum, { paidOn, amountFen }) => (paidOn < day ? sum + BigInt(amountFen) : sum), 0n);
  const unpaid = BigInt(principalFen) - paid;
  return unpaid > 0n ? unpaid : 0n;
}

function rateOn(day: string, rates: readonly LateFeeRate[]): bigint {
  const inForce = [...rates].sort((a, b) => compareText(a.effectiveFrom, b.effectiveFrom)).findLast(({ effectiveFrom }) => effectiveFrom <= day);
  return BigInt(inForce?.per100000 ?? 0);
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
