import { isAbout, mayConcernCase } from './change-topics';

const query = (tag: string, id?: string) => ({ queryKey: [{ tags: [tag], ...(id === undefined ? {} : { path: { id } }) }] });

it.each([
  ['the case itself', query('cases', 'c1'), true],
  ['what it holds', query('roster', 'c1'), true],
  ['lists of cases', query('cases'), true],
  ['the board', query('repayment'), true],
  ['a referral, by an id of its own', query('referrals', 'r7'), true],
  ['another case', query('cases', 'c2'), false],
  ['the roster of another', query('roster', 'c2'), false],
  ['accounts', query('users'), false],
  ['the session', query('session'), false],
  ['a key that is not generated', { queryKey: ['own'] }, false],
])('a change of case c1 and %s', (_what, one, concerned) => expect(mayConcernCase(one, 'c1')).toBe(concerned));

it('knows a tag', () => {
  expect(isAbout(query('notifications'), 'notifications')).toBe(true);
  expect(isAbout(query('cases'), 'notifications')).toBe(false);
});
