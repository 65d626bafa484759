import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { addDays } from '../../deadlines/domain/business-date.js';
import { isSocialInsurance } from './claim-kind.js';
import { compareText } from './claim-order.js';
import { addFen } from './fen-sum.js';

/** A daily rate in parts of 100,000 (50 = 0.05 %), in force from a business date until the next one begins; null: nobody gives one. */
export interface LateFeeRate {
  effectiveFrom: string;
  per100000: number | null;
}

/** Principal of one insurance for one period. `arrearsFrom` is its first day in arrears; what a fund advances is no payment. */
export interface LateFeePrincipal {
  kind: ClaimKind;
  principalFen: number;
  arrearsFrom: string;
  payments: readonly { paidOn: string; amountFen: number }[];
}

/** What stops a fee on some kinds of insurance between two days, both included. */
export interface LateFeeStop {
  id: string;
  fromOn: string;
  toOn: string;
  kinds: readonly ClaimKind[];
}

/** Under what a fee is reckoned. */
export interface LateFeeTerms {
  rates: readonly LateFeeRate[];
  /** Assessments that stand: up to their day the collector has counted, and what it found is owed instead of the estimate. */
  assessed: readonly Pick<LateFeeStop, 'id' | 'toOn' | 'kinds'>[];
  /** Deferral agreements with the collector (社会保险法 Art. 63): no fee while they run. */
  deferrals: readonly LateFeeStop[];
}

/**
 * The assessment that has counted days of an insurance already which a new one would count up to its day: one counts every day up to its
 * own. One that goes on to a later day counts the days since.
 */
export function countedAlready<A extends { assessedOn: string; kinds: readonly ClaimKind[] }>(standing: readonly A[], assessedOn: string, kinds: readonly ClaimKind[]): A | null {
  return standing.find((one) => one.assessedOn >= assessedOn && one.kinds.some((kind) => kinds.includes(kind))) ?? null;
}

/** `runs`: it costs; `assessed`, `deferred`: the record named by `stoppedBy` stops it; `noRate`: no rate was in force. */
export type LateFeeReason = 'runs' | 'assessed' | 'deferred' | 'noRate';

/** Days on end with one principal at one rate. */
export interface LateFeePeriod {
  from: string;
  /** The last day, included. */
  to: string;
  days: number;
  principalFen: number;
  per100000: number;
  reason: LateFeeReason;
  stoppedBy: string | null;
  /** Rounded so that the periods of a line sum to it. */
  feeFen: number;
}

export interface LateFeeLine {
  kind: ClaimKind;
  arrearsFrom: string;
  principalFen: number;
  periods: LateFeePeriod[];
  /** Rounded half up to the fen. */
  feeFen: number;
}

/** The total is the sum of its lines, which each are rounded by themselves. */
export interface LateFeeEstimate {
  totalFen: number;
  lines: LateFeeLine[];
}

/**
 * Estimates the late fee of social-insurance arrears up to and including `asOf`; other kinds, the housing fund too, bear none.
 *
 * The first day in arrears counts and so does the day of payment, as the tax bureau counts it that collects (税收征管法实施细则
 * Art. 75): money paid on day P lessens the fee from P + 1 on. Simple interest: a fee bears no fee. Only an estimate, until the
 * collector's assessment becomes the obligation. Example: 100,000 yuan × 0.05 % × 90 days = 4,500 yuan.
 */
export function estimateLateFee(principals: readonly LateFeePrincipal[], asOf: string, terms: LateFeeTerms): LateFeeEstimate {
  const lines = principals.filter(({ kind }) => isSocialInsurance(kind)).map((principal) => lineOf(principal, asOf, terms));
  return { totalFen: lines.reduce((sum, { feeFen }) => addFen(sum, feeFen), 0), lines };
}

function lineOf(principal: LateFeePrincipal, asOf: string, terms: LateFeeTerms): LateFeeLine {
  const { kind, arrearsFrom } = principal;
  const periods: LateFeePeriod[] = [];
  let owed = 0n;
  let shown = 0;
  for (const { from, to } of stretches(principal, asOf, terms)) {
    const principalFen = unpaidOn(principal, from);
    if (principalFen === 0) break;
    const { per100000, reason, stoppedBy } = chargeOn(kind, from, terms);
    const days = daysBetween(from, to) + 1;
    owed += BigInt(principalFen) * BigInt(days) * BigInt(reason === 'runs' ? per100000 : 0);
    const feeFen = roundedFen(owed) - shown;
    shown += feeFen;
    append(periods, { from, to, days, principalFen, per100000, reason, stoppedBy, feeFen });
  }
  return { kind, arrearsFrom, principalFen: principal.principalFen, periods, feeFen: shown };
}

/** The days from the first in arrears to `asOf`, cut wherever the principal, the rate or what stops the fee may change. */
function stretches({ arrearsFrom, kind, payments }: LateFeePrincipal, asOf: string, { rates, assessed, deferrals }: LateFeeTerms): { from: string; to: string }[] {
  const end = addDays(asOf, 1);
  const cuts = [
    arrearsFrom,
    end,
    ...payments.map(({ paidOn }) => addDays(paidOn, 1)),
    ...rates.map(({ effectiveFrom }) => effectiveFrom),
    ...assessed.filter(({ kinds }) => kinds.includes(kind)).map(({ toOn }) => addDays(toOn, 1)),
    ...deferrals.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ fromOn, toOn }) => [fromOn, addDays(toOn, 1)]),
  ];
  const days = [...new Set(cuts)].filter((day) => day >= arrearsFrom && day <= end).sort(compareText);
  return days.slice(0, -1).map((from, index) => ({ from, to: addDays(days[index + 1] ?? end, -1) }));
}

function chargeOn(kind: ClaimKind, day: string, { rates, assessed, deferrals }: LateFeeTerms): Pick<LateFeePeriod, 'per100000' | 'reason' | 'stoppedBy'> {
  const per100000 = rates.reduce<LateFeeRate | null>((latest, rate) => (rate.effectiveFrom <= day && rate.effectiveFrom >= (latest?.effectiveFrom ?? '') ? rate : latest), null)?.per100000 ?? null;
  const concerns = ({ kinds }: Pick<LateFeeStop, 'kinds'>): boolean => kinds.includes(kind);
  const assessment = assessed.find((one) => concerns(one) && one.toOn >= day);
  const deferral = deferrals.find((one) => concerns(one) && one.fromOn <= day && one.toOn >= day);
  if (assessment) return { per100000: per100000 ?? 0, reason: 'assessed', stoppedBy: assessment.id };
  if (deferral) return { per100000: per100000 ?? 0, reason: 'deferred', stoppedBy: deferral.id };
  return { per100000: per100000 ?? 0, reason: per100000 === null ? 'noRate' : 'runs', stoppedBy: null };
}

/** Neighbours that differ in nothing are one period. */
function append(periods: LateFeePeriod[], next: LateFeePeriod): void {
  const last = periods.at(-1);
  if (last && last.principalFen === next.principalFen && last.per100000 === next.per100000 && last.reason === next.reason && last.stoppedBy === next.stoppedBy) {
    last.to = next.to;
    last.days += next.days;
    last.feeFen = addFen(last.feeFen, next.feeFen);
    return;
  }
  periods.push(next);
}

/** @throws RangeError beyond the exact range */
function roundedFen(hundredThousandths: bigint): number {
  const fen = Number((hundredThousandths + 50_000n) / 100_000n);
  if (!Number.isSafeInteger(fen)) throw new RangeError('A late fee is beyond the exact range');
  return fen;
}

function unpaidOn({ principalFen, payments }: LateFeePrincipal, day: string): number {
  return Math.max(0, payments.reduce((unpaid, { paidOn, amountFen }) => (paidOn < day ? unpaid - amountFen : unpaid), principalFen));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
