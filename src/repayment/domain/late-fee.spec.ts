import fc from 'fast-check';
import { addDays } from '../../deadlines/domain/business-date.js';
import { replay } from './allocation.js';
import { estimateLateFee, type LateFeeEstimate, type LateFeePrincipal, type LateFeeTerms } from './late-fee.js';
import { firstDayInArrears, lateFeePrincipals, withoutPeriod } from './late-fee-principals.js';
import { monthOf, summarise } from './ledger-summary.js';
import type { Obligation, Posting } from './ledger-types.js';

const arrears = (principalFen: number, rest: Partial<LateFeePrincipal> = {}): LateFeePrincipal => ({
  kind: 'pension', principalFen, arrearsFrom: '2025-01-01', payments: [], ...rest,
});
const statutory: LateFeeTerms = { rates: [{ effectiveFrom: '2011-07-01', per100000: 50 }], assessed: [], deferrals: [] };
const estimate = (principals: LateFeePrincipal[], asOf: string, terms: Partial<LateFeeTerms> = {}): LateFeeEstimate => estimateLateFee(principals, asOf, { ...statutory, ...terms });
const told = ({ lines }: LateFeeEstimate): string[] =>
  lines.flatMap(({ periods }) => periods.map(({ from, to, days, principalFen, per100000, reason, feeFen }) => `${from}–${to} ${days}d ${principalFen}×${per100000} ${reason} ${feeFen}`));

describe('estimateLateFee', () => {
  it('is 4,500 yuan for 100,000 yuan over 90 days', () => {
    expect(estimate([arrears(10_000_000)], '2025-03-31').totalFen).toBe(450_000);
  });

  it('counts the first day in arrears and the day of payment', () => {
    const fee = (asOf: string, payments: LateFeePrincipal['payments'] = []): number => estimate([arrears(10_000_000, { payments })], asOf).totalFen;
    expect(fee('2024-12-31')).toBe(0);
    expect(fee('2025-01-01')).toBe(5_000);
    const paid = [{ paidOn: '2025-01-10', amountFen: 4_000_000 }, { paidOn: '2025-01-20', amountFen: 6_000_000 }];
    expect(fee('2025-01-10', paid)).toBe(50_000);
    expect(fee('2025-02-28', paid)).toBe(50_000 + 10 * 3_000);
    expect(fee('2025-02-28', [{ paidOn: '2025-01-01', amountFen: 10_000_000 }])).toBe(5_000);
    expect(fee('2025-02-28', [{ paidOn: '2024-12-01', amountFen: 10_000_001 }])).toBe(0);
  });

  it('rounds half up for each line, exactly where a float would not', () => {
    expect(estimate([arrears(1_000), arrears(999)], '2025-01-01').lines.map(({ feeFen }) => feeFen)).toEqual([1, 0]);
    expect(estimate([arrears(9_007_199_254_740_991)], '2025-01-01').totalFen).toBe(4_503_599_627_370);
  });

  it('takes each day at the rate in force on it, none before the rates begin', () => {
    const rates = [{ effectiveFrom: '2025-01-11', per100000: 50 }, { effectiveFrom: '2025-01-01', per100000: 200 }];
    const found = estimate([arrears(10_000_000, { arrearsFrom: '2024-12-01' })], '2025-01-20', { rates });
    expect(found.totalFen).toBe(10 * 20_000 + 10 * 5_000);
    expect(told(found)).toEqual([
      '2024-12-01–2024-12-31 31d 10000000×0 noRate 0', '2025-01-01–2025-01-10 10d 10000000×200 runs 200000', '2025-01-11–2025-01-20 10d 10000000×50 runs 50000',
    ]);
  });

  it('asks nothing of the housing fund or of wages', () => {
    expect(estimate([arrears(10_000_000, { kind: 'housingFund' }), arrears(1, { kind: 'wages' })], '2025-03-31')).toEqual({ totalFen: 0, lines: [] });
  });

  it('explains itself: the days, the principal and the rate of each stretch, until it is paid', () => {
    const payments = [{ paidOn: '2025-01-10', amountFen: 400_000 }, { paidOn: '2025-01-31', amountFen: 600_000 }];
    expect(told(estimate([arrears(1_000_000, { payments })], '2025-03-31'))).toEqual(['2025-01-01–2025-01-10 10d 1000000×50 runs 5000', '2025-01-11–2025-01-31 21d 600000×50 runs 6300']);
  });

  it('leaves to an assessment the days it has counted, of its kinds only', () => {
    const assessed = [{ id: 'a', toOn: '2025-01-31', kinds: ['pension' as const] }, { id: 'b', toOn: '2025-01-15', kinds: ['pension' as const] }];
    const found = estimate([arrears(1_000_000), arrears(1_000_000, { kind: 'medical' })], '2025-02-10', { assessed });
    expect(told(found)).toEqual([
      '2025-01-01–2025-01-31 31d 1000000×50 assessed 0', '2025-02-01–2025-02-10 10d 1000000×50 runs 5000', '2025-01-01–2025-02-10 41d 1000000×50 runs 20500',
    ]);
    expect(found.lines[0]?.periods[0]?.stoppedBy).toBe('a');
  });

  it('stands still while a deferral agreement runs, both of its days included', () => {
    const deferrals = [{ id: 'd', fromOn: '2025-01-11', toOn: '2025-01-20', kinds: ['pension' as const] }];
    expect(told(estimate([arrears(1_000_000)], '2025-01-31', { deferrals }))).toEqual([
      '2025-01-01–2025-01-10 10d 1000000×50 runs 5000', '2025-01-11–2025-01-20 10d 1000000×50 deferred 0', '2025-01-21–2025-01-31 11d 1000000×50 runs 5500',
    ]);
    const longBefore = [{ id: 'd', fromOn: '2024-01-01', toOn: '2025-12-31', kinds: ['pension' as const] }];
    expect(estimate([arrears(1_000_000)], '2025-01-31', { deferrals: longBefore }).totalFen).toBe(0);
  });

  it('is, for any history, what counting day by day gives', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-01-01', n));
    const stop = fc.record({ id: fc.uuid(), fromOn: day, toOn: day, kinds: fc.constant(['pension' as const]) });
    const terms = fc.record({
      rates: fc.uniqueArray(fc.record({ effectiveFrom: day, per100000: fc.option(fc.integer({ min: 0, max: 300 })) }), { maxLength: 3, selector: ({ effectiveFrom }) => effectiveFrom }),
      assessed: fc.array(stop, { maxLength: 2 }), deferrals: fc.array(stop, { maxLength: 2 }),
    });
    const principal = fc.record({ principalFen: fc.integer({ min: 1, max: 3_000_000 }), arrearsFrom: day, payments: fc.array(fc.record({ paidOn: day, amountFen: fc.integer({ min: 1, max: 2_000_000 }) }), { maxLength: 4 }) });
    fc.assert(
      fc.property(principal, terms, day, (owed, given, asOf) => {
        const [line] = estimateLateFee([arrears(owed.principalFen, owed)], asOf, given).lines;
        let sum = 0n;
        for (let on = owed.arrearsFrom; on <= asOf; on = addDays(on, 1)) {
          const unpaid = owed.payments.filter(({ paidOn }) => paidOn < on).reduce((left, { amountFen }) => Math.max(0, left - amountFen), owed.principalFen);
          const rate = given.rates.filter(({ effectiveFrom }) => effectiveFrom <= on).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]?.per100000 ?? 0;
          const stopped = given.assessed.some(({ toOn }) => toOn >= on) || given.deferrals.some(({ fromOn, toOn }) => fromOn <= on && on <= toOn);
          if (!stopped) sum += BigInt(unpaid) * BigInt(rate);
        }
        expect(line?.feeFen).toBe(Number((sum + 50_000n) / 100_000n));
        expect(line?.periods.reduce((total, { feeFen }) => total + feeFen, 0)).toBe(line?.feeFen);
        for (const [index, { from, to, days }] of (line?.periods ?? []).entries()) {
          expect(addDays(from, days - 1)).toBe(to);
          if (index > 0) expect(addDays(line?.periods[index - 1]?.to ?? '', 1)).toBe(from);
        }
      }),
    );
  });
});

describe('lateFeePrincipals', () => {
  it('starts the month after the period and carries the payments, not the advances', () => {
    expect(firstDayInArrears(monthOf({ from: '2024-06', to: '2024-12' }))).toBe('2025-01-01');
    expect(firstDayInArrears(monthOf({ from: '2024-11', to: null }))).toBe('2024-12-01');
    expect(firstDayInArrears(monthOf({}))).toBeNull();
    const claim = (claimId: string, kind: Obligation['kind'], to: string | null, workerId = 'w'): Obligation => ({ claimId, workerId, kind, to, claimedFen: 500, verifiedFen: 500 });
    const posting = (id: string, seq: number, advance: boolean): Posting => ({ id, seq, paidOn: '2025-02-01', kind: 'pension', amountFen: 100, workerIds: null, advance });
    const history = {
      obligations: [claim('a', 'pension', '2024-12'), claim('b', 'medical', null), claim('c', 'housingFund', '2024-12'), claim('d', 'pension', '2024-12', 'v')],
      plans: [], waivers: [], postings: [posting('x', 1, false), posting('y', 2, true)],
    };
    const summary = summarise(history, replay(history));
    expect(lateFeePrincipals(summary)).toEqual([{ kind: 'pension', principalFen: 1000, arrearsFrom: '2025-01-01', payments: [{ paidOn: '2025-02-01', amountFen: 100 }] }]);
    expect(withoutPeriod(summary)).toBe(500);
  });
});
