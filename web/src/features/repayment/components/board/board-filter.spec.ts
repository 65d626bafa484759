import { boardAddress, type BoardFilter, filterOf, isNarrowedBy, paramsOf, widened } from './board-filter';

const FILTER: BoardFilter = { regionCode: '640302', regionOnly: true, supervisorId: 's', kind: 'pension', q: '燃气' };

it('is read from an address as it was written there', () => {
  expect(filterOf(new URLSearchParams(paramsOf(FILTER)))).toEqual(FILTER);
  expect(filterOf(new URL(boardAddress(FILTER), 'http://desk').searchParams)).toEqual(FILTER);
  expect(boardAddress({})).toBe('/repayment');
});

it('leaves out what an address does not mean', () => {
  expect(filterOf(new URLSearchParams('kind=gold&regionOnly=perhaps&regionCode=&show=payments'))).toEqual({});
});

it('is widened by one thing at a time', () => {
  expect(isNarrowedBy(FILTER, 'region')).toBe(true);
  expect(isNarrowedBy(FILTER, 'employer')).toBe(false);
  expect(widened(FILTER, 'region')).toEqual({ supervisorId: 's', kind: 'pension', q: '燃气' });
  expect(isNarrowedBy({ unsupervised: true }, 'supervisor')).toBe(true);
});
