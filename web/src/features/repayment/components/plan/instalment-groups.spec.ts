import type { InstalmentView } from '@/api/types.gen';
import { groupsOf, nextDueOf, outstandingOf } from './instalment-groups';

const row = (no: number, state: InstalmentView['state'], fallsDueOn: string): InstalmentView => ({
  id: `${no}`, planId: 'p', no, kind: 'wages', dueOn: fallsDueOn, fallsDueOn, amountFen: 100, paidFen: 0, outstandingFen: state === 'settled' ? 0 : 100, overdueFen: 0, daysPastDue: 0, state, settledOn: null,
});
const numbers = (rows: InstalmentView[]): number[] => rows.map(({ no }) => no);
const grouped = (rows: InstalmentView[]): number[][] => Object.values(groupsOf(rows)).map(numbers);

const MONTHS = ['2025-02-05', '2025-03-05', '2025-04-05', '2025-05-05'];

it('parts what is settled, what is overdue or due next, and what comes later', () => {
  const rows = [row(1, 'settled', '2025-01-01'), row(2, 'overdue', '2025-01-02'), ...MONTHS.flatMap((on, place) => [row(3 + 2 * place, 'upcoming', on), row(4 + 2 * place, 'upcoming', on)])];
  expect(grouped(rows)).toEqual([[1], [2, 3, 4], [5, 6, 7, 8, 9, 10]]);
  expect(nextDueOf(rows)).toMatchObject({ on: '2025-02-05', rows: [{ no: 3 }, { no: 4 }] });
  expect(outstandingOf(rows)).toBe(900);
});

it('counts today as what is next, and keeps the order of the plan', () => {
  const rows = [row(1, 'upcoming', '2025-03-05'), row(2, 'dueToday', '2025-01-05'), row(3, 'upcoming', '2025-02-05'), row(4, 'upcoming', '2025-04-05')];
  expect(grouped(rows)).toEqual([[], [2], [1, 3, 4]]);
});

it('does not fold a few away, and shows a plan that is paid as a whole', () => {
  expect(grouped(MONTHS.slice(0, 3).map((on, place) => row(place + 1, 'upcoming', on)))).toEqual([[], [1, 2, 3], []]);
  const paid = [row(1, 'settled', '2025-01-01'), row(2, 'settled', '2025-02-01')];
  expect(grouped(paid)).toEqual([[], [1, 2], []]);
  expect(nextDueOf(paid)).toBeNull();
  expect(grouped([])).toEqual([[], [], []]);
});
