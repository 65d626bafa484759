import { replay } from './allocation.js';
import { estimateLateFee, type LateFeePrincipal } from './late-fee.js';
import { firstDayInArrears, lateFeePrincipals } from './late-fee-principals.js';
import { monthOf, summarise } from './ledger-summary.js';
import type { Obligation, Posting } from './ledger-types.js';

const arrears = (principalFen: number, rest: Partial<LateFeePrincipal> = {}): LateFeePrincipal => ({
  kind: 'pension', principalFen, arrearsFrom: '2025-01-01', payments: [], ...rest,
});

describe('estimateLateFee', () => {
  it('is 4,500 yuan for 100,000 yuan over 90 days', () => {
    expect(estimateLateFee([arrears(10_000_000)], '2025-03-31').totalFen).toBe(450_000);
  });

  it('counts the first day in arrears and the day of payment', () => {
    const fee = (asOf: string, payments: LateFeePrincipal['payments'] = []) => estimateLateFee([arrears(10_000_000, { payments })], asOf).totalFen;
    expect(fee('2024-12-31')).toBe(0);
    expect(fee('2025-01-01')).toBe(5_000);
    const paid = [{ paidOn: '2025-01-10', amountFen: 4_000_000 }, { paidOn: '2025-01-20', amountFen: 6_000_000 }];
    expect(fee('2025-01-10', paid)).toBe(50_000);
    expect(fee('2025-02-28', paid)).toBe(50_000 + 10 * 3_000);
    expect(fee('2025-02-28', [{ paidOn: '2025-01-01', amountFen: 10_000_000 }])).toBe(5_000);
    expect(fee('2025-02-28', [{ paidOn: '2024-12-01', amountFen: 10_000_001 }])).toBe(0);
  });

  it('rounds half up for each line, exactly where a float would not', () => {
    expect(estimateLateFee([arrears(1_000), arrears(999)], '2025-01-01').lines.map(({ feeFen }) => feeFen)).toEqual([1, 0]);
    expect(estimateLateFee([arrears(9_007_199_254_740_991)], '2025-01-01').totalFen).toBe(4_503_599_627_370);
  });

  it('takes each day at the rate in force on it, none before the table begins', () => {
    const rates = [
      { effectiveFrom: '2025-01-11', per100000: 50, basis: '' },
      { effectiveFrom: '2025-01-01', per100000: 200, basis: '' },
    ];
    expect(estimateLateFee([arrears(10_000_000, { arrearsFrom: '2024-12-01' })], '2025-01-20', rates).totalFen).toBe(10 * 20_000 + 10 * 5_000);
  });

  it('asks nothing of the housing fund or of wages', () => {
    expect(estimateLateFee([arrears(10_000_000, { kind: 'housingFund' }), arrears(1, { kind: 'wages' })], '2025-03-31')).toEqual({ totalFen: 0, lines: [] });
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
    expect(lateFeePrincipals(summarise(history, replay(history)))).toEqual([
      { kind: 'pension', principalFen: 1000, arrearsFrom: '2025-01-01', payments: [{ paidOn: '2025-02-01', amountFen: 100 }] },
    ]);
  });
});
