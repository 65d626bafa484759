import fc from 'fast-check';
import { addDays } from '../../deadlines/domain/business-date.js';
import { lastQuarter, monthToDate, recoveryPeriods, recoverySteps } from './recovery-periods.js';

it('covers every day of the range once, in order', () => {
  fc.assert(fc.property(fc.constantFrom(...recoverySteps), fc.integer({ min: 0, max: 8_000 }), fc.integer({ min: 0, max: 390 }), (step, start, length) => {
    const from = addDays('2010-01-01', start);
    const to = addDays(from, length);
    const periods = recoveryPeriods({ from, to }, step) ?? [];
    expect(periods[0]?.from).toBe(from);
    expect(periods.at(-1)?.to).toBe(to);
    for (const [i, period] of periods.entries()) {
      expect(period.from <= period.to).toBe(true);
      if (i > 0) expect(period.from).toBe(addDays(periods[i - 1]?.to ?? '', 1));
    }
  }));
});

it('cuts weeks on Sundays and months on their last days', () => {
  expect(recoveryPeriods({ from: '2025-01-02', to: '2025-01-14' }, 'week')).toEqual([
    { from: '2025-01-02', to: '2025-01-05' }, { from: '2025-01-06', to: '2025-01-12' }, { from: '2025-01-13', to: '2025-01-14' },
  ]);
  expect(recoveryPeriods({ from: '2024-01-31', to: '2024-03-01' }, 'month')).toEqual([
    { from: '2024-01-31', to: '2024-01-31' }, { from: '2024-02-01', to: '2024-02-29' }, { from: '2024-03-01', to: '2024-03-01' },
  ]);
  expect(recoveryPeriods({ from: '2020-01-01', to: '2025-01-01' }, 'day')).toBeNull();
  expect(recoveryPeriods({ from: '2025-01-02', to: '2025-01-01' }, 'day')).toEqual([]);
});

it('shows thirteen weeks, with the running one', () => {
  expect(recoveryPeriods(lastQuarter('2025-01-01'), 'week')).toHaveLength(13);
  expect(monthToDate('2025-01-17')).toEqual({ from: '2025-01-01', to: '2025-01-17' });
});
