import { departmentsAddress, type Period, periodBack, periodOf, referralsAddress, shownBy, spanOf } from './department-address';

const NOW = Date.parse('2025-03-31T02:00:00Z');
const searchOf = (address: string): URLSearchParams => new URL(address, 'http://desk').searchParams;

it('is a quarter unless the address tells another time', () => {
  expect(periodOf(searchOf('/supervision/departments'), NOW)).toEqual({ from: '2024-12-30' });
  expect(periodOf(searchOf('/supervision/departments?from=yesterday&to='), NOW)).toEqual({ from: '2024-12-30' });
  const period: Period = { from: '2025-01-01', to: '2025-01-31' };
  expect(periodOf(searchOf(departmentsAddress(period)), NOW)).toEqual(period);
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
