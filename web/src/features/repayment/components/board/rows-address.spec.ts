import { bandAddress } from './rows-address';

it('opens the instalments whose days over make the band', () => {
  expect(bandAddress('d1to7', '2025-01-08')).toBe('/repayment/rows?show=instalments&to=2025-01-07&from=2025-01-01');
  expect(bandAddress('over60', '2025-03-31')).toBe('/repayment/rows?show=instalments&to=2025-01-29');
  expect(bandAddress('notDue', '2025-01-08')).toBe('/repayment/rows?show=instalments&from=2025-01-08');
  expect(bandAddress('unplanned', '2025-01-08')).toBe('/repayment/rows?show=unplanned');
});
