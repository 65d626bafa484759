import { addDays, addMonths, daysBetween, weeksOf } from './days';

it('goes over the ends of months and years', () => {
  expect(addDays('2025-01-05', -7)).toBe('2024-12-29');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect([daysBetween('2024-12-29', '2025-01-05'), daysBetween('2025-01-05', '2025-01-05')]).toEqual([7, 0]);
  expect([addMonths('2024-12', 1), addMonths('2025-01', -1), addMonths('2025-01', 13)]).toEqual(['2025-01', '2024-12', '2026-02']);
});

it('lays a month out in weeks from Monday, with nothing of other months', () => {
  const weeks = weeksOf('2025-02');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([null, null, null, null, null, '2025-02-01', '2025-02-02']);
  expect(weeks.at(-1)).toEqual(['2025-02-24', '2025-02-25', '2025-02-26', '2025-02-27', '2025-02-28', null, null]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(28);
});
