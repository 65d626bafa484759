import { bandAddress, rowsAddress } from './rows-address';

it('opens the instalments whose days over make the band', () => {
  expect(bandAddress('d1to7', '2025-01-08', {})).toBe('/repayment/rows?show=instalments&to=2025-01-07&from=2025-01-01');
  expect(bandAddress('over60', '2025-03-31', {})).toBe('/repayment/rows?show=instalments&to=2025-01-29');
  expect(bandAddress('notDue', '2025-01-08', {})).toBe('/repayment/rows?show=instalments&from=2025-01-08');
  expect(bandAddress('unplanned', '2025-01-08', {})).toBe('/repayment/rows?show=unplanned');
});

it('keeps what the board was narrowed to', () => {
  expect(rowsAddress('instalments', { due: 'overdue' }, { regionCode: '640302', regionOnly: true, kind: 'wages' })).toBe('/repayment/rows?show=instalments&due=overdue&regionCode=640302&regionOnly=true&kind=wages');
  expect(bandAddress('unplanned', '2025-01-08', { q: '燃气' })).toBe('/repayment/rows?show=unplanned&q=%E7%87%83%E6%B0%94');
});
