import { departmentsAddress, faultOf, type Period, periodBack, periodOf, referralsAddress, shownBy, spanOf } from './department-address';

const NOW = Date.parse('2025-03-31T02:00:00Z');
const searchOf = (address: string): URLSearchParams => new URL(address, 'http://desk').searchParams;

it('is a quarter unless the address tells another time', () => {
  expect(periodOf(searchOf('/supervision/departments'), NOW)).toEqual({ from: '2024-12-30' });
  expect(periodOf(searchOf('/supervision/departments?from=&to='), NOW)).toEqual({ from: '2024-12-30' });
  expect(periodOf(searchOf('/supervision/departments?to=2024-12-31'), NOW)).toEqual({ from: '2024-10-01', to: '2024-12-31' });
  const period: Period = { from: '2025-01-01', to: '2025-01-31' };
  expect(periodOf(searchOf(departmentsAddress(period)), NOW)).toEqual(period);
});

it.each([
  [{ from: '2025-01-01', to: '2025-01-01' }, null],
  [{ from: '2025-03-31' }, null],
  [{ from: '2025-01-02', to: '2025-01-01' }, 'endsBeforeItBegins'],
  [{ from: '2025-04-01' }, 'inTheFuture'],
  [{ from: '2025-03-01', to: '2025-04-01' }, 'inTheFuture'],
  [{ from: 'yesterday' }, 'notADate'],
  [{ from: '2025-02-30' }, 'notADate'],
  [{ from: '2025-13-01' }, 'notADate'],
  [{ from: '0202-01-01' }, 'notADate'],
  [{ from: '2025-01-01', to: '2025-1-31' }, 'notADate'],
  [{ from: '', to: '2025-01-31' }, 'notADate'],
] satisfies [Period, ReturnType<typeof faultOf>][])('finds in %j: %s', (period, fault) => {
  expect(faultOf(period, NOW)).toBe(fault);
});

it('takes what an address tells wrongly for what it is', () => {
  expect(faultOf(periodOf(searchOf('/supervision/departments?from=yesterday&to=%E2%80%8B'), NOW), NOW)).toBe('notADate');
  expect(faultOf(periodOf(searchOf('/supervision/departments?to=1900-01-02'), NOW), NOW)).toBe('notADate');
});

it('knows which of the usual spans a time is', () => {
  expect(spanOf(periodBack(365, NOW), NOW)).toBe(365);
  expect(spanOf({ from: '2025-03-01', to: '2025-03-31' }, NOW)).toBe(30);
  expect(spanOf({ from: '2025-03-01', to: '2025-03-30' }, NOW)).toBeNull();
});

it('opens the referrals of a figure, of one department or of all', () => {
  const period: Period = { from: '2025-01-01', to: '2025-01-31' };
  expect(referralsAddress(period, { figure: 'repliedLate', departmentId: 'd' })).toBe('/supervision/departments/referrals?from=2025-01-01&to=2025-01-31&figure=repliedLate&department=d');
  expect(shownBy(searchOf(referralsAddress(period, { figure: 'open', departmentId: null })))).toEqual({ figure: 'open', departmentId: null });
  expect(shownBy(searchOf('/supervision/departments/referrals?figure=gold'))).toEqual({ figure: 'sent', departmentId: null });
});
