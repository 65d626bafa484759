import fc from 'fast-check';
import { addDays, dayOfWeek } from '../../deadlines/domain/business-date.js';
import { ageingBucket, daysPastDue } from './ageing.js';
import { cutTo, dueRange, overdueDues, sundayOf, type Due } from './due-range.js';

const aDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2010-01-01', days));
const holds = (due: Due, day: string, today: string): boolean => {
  const { from, to } = dueRange(due, today);
  return day >= from && day <= to;
};

it('puts each day into the one bucket that the ledger puts it into', () => {
  fc.assert(fc.property(aDay, aDay, (day, today) => {
    expect((['notDue', ...overdueDues] as const).filter((due) => holds(due, day, today))).toEqual([ageingBucket(daysPastDue(day, today))]);
    expect(holds('overdue', day, today)).toBe(daysPastDue(day, today) > 0);
    expect(holds('all', day, today)).toBe(true);
  }));
});

it('ends the week on Sunday, also on a Sunday', () => {
  fc.assert(fc.property(aDay, (today) => {
    expect(dayOfWeek(sundayOf(today))).toBe(0);
    expect(daysPastDue(today, sundayOf(today))).toBeLessThan(7);
  }));
  expect(sundayOf('2025-01-05')).toBe('2025-01-05');
});

it('cuts a range to a window', () => {
  expect(cutTo(dueRange('week', '2025-01-01'), { from: '2025-01-03', to: '2025-02-01' })).toEqual({ from: '2025-01-03', to: '2025-01-05' });
  expect(cutTo(dueRange('today', '2025-01-01'), {})).toEqual({ from: '2025-01-01', to: '2025-01-01' });
});
