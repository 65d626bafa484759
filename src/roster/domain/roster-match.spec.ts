import { matchRosterRow } from './roster-match.js';

const amounts = { wages: 100, pension: 0, medical: 0, unemployment: 0, workInjury: 0 };

describe('what a row brings to a roster', () => {
  it.each([
    ['new', undefined, false],
    ['sameFile', undefined, true],
    ['alreadyOnRoster', { removed: false, claimedFen: { wages: 100 } }, false],
    ['alreadyOnRoster', { removed: false, claimedFen: { wages: 100, overtime: 5 } }, false],
    ['alreadyOnRoster', { removed: false, claimedFen: { wages: 100 } }, true],
    ['alreadyOnRosterDifferent', { removed: false, claimedFen: { wages: 99 } }, false],
    ['alreadyOnRosterDifferent', { removed: false, claimedFen: {} }, false],
    ['removedFromRoster', { removed: true, claimedFen: {} }, false],
  ])('is %s', (match, known, sameFile) => expect(matchRosterRow(amounts, known, sameFile)).toBe(match));
});
