import { possibleDecisions, rowBlocker, type RowStanding } from './row-decisions.js';

const row = (changes: Partial<RowStanding> = {}): RowStanding => ({ verdict: 'unmatched', byHand: false, payable: true, forgotten: false, applied: false, paid: false, ...changes });

it.each<[string, Partial<RowStanding>, string[]]>([
  ['that nobody could be told to be paid by', {}, ['match', 'notOfCase']],
  ['that account and name matched', { verdict: 'matched' }, ['notOfCase']],
  ['matched by hand', { verdict: 'matched', byHand: true }, ['unmatch', 'notOfCase']],
  ['that turned out to be a duplicate', { verdict: 'duplicate' }, ['match', 'notOfCase']],
  ['said to be of another case', { verdict: 'notOfCase' }, ['match', 'unmatch']],
  ['left over when the others were paid', { applied: true }, ['match', 'notOfCase']],
  ['that was paid', { verdict: 'matched', applied: true, paid: true }, []],
  ['matched by hand whose payment was reversed', { verdict: 'matched', byHand: true, applied: true }, ['match', 'notOfCase']],
  ['whose payment was reversed', { verdict: 'matched', applied: true }, ['match', 'notOfCase']],
  ['that the bank refused', { verdict: 'rejectedByBank', payable: false }, []],
  ['whose file is gone', { forgotten: true }, []],
])('of a row %s', (_, changes, expected) => expect(possibleDecisions(row(changes))).toEqual(expected));

it('says why not', () => {
  expect(rowBlocker('match', row({ forgotten: true }))).toBe('rowForgotten');
  expect(rowBlocker('match', row({ payable: false }))).toBe('rowNotPayable');
  expect(rowBlocker('unmatch', row({ verdict: 'matched', applied: true, paid: true }))).toBe('rowPaid');
  expect(rowBlocker('match', row({ verdict: 'matched', byHand: true }))).toBe('rowMatched');
  expect(rowBlocker('unmatch', row())).toBe('rowNotDecided');
  expect(rowBlocker('notOfCase', row({ verdict: 'notOfCase' }))).toBe('rowNotOfCase');
});
