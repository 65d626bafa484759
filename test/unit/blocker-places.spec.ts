import { caseChecks, commonCaseBlockers } from '../../src/cases/domain/case-blockers.js';
import { caseBlockerMessages } from '../../src/cases/domain/messages.js';
import { CASE_TABS, placeOfBlocker } from '../../web/src/features/cases/public/place-of-blocker.js';

/** Put right in the command itself, by waiting, or by somebody of the office. */
const NOWHERE = new Set(['notSuspended', 'stateBeforeUnknown']);

const ofFacts = Object.entries(caseChecks).filter(([, { asks }]) => asks === 'facts').map(([code, { path }]) => ({ code, path }));
const ofCommand = Object.entries(caseChecks).filter(([, { asks }]) => asks === 'payload').map(([code, { path }]) => ({ code, path }));

it.each(ofFacts.filter(({ code }) => !NOWHERE.has(code)))('the pages lead to where $code is put right', (blocker) => {
  const place = placeOfBlocker(blocker);
  expect(CASE_TABS).toContain(place?.tab);
});

it('leads nowhere from what is put right in the command itself', () => {
  const own = [...ofCommand, ...commonCaseBlockers.map((code) => ({ code, path: null })), ...ofFacts.filter(({ code }) => NOWHERE.has(code))];
  expect(own.length).toBeGreaterThan(NOWHERE.size + commonCaseBlockers.length);
  expect(own.map(placeOfBlocker)).toEqual(own.map(() => null));
  expect(placeOfBlocker(null)).toBeNull();
});

it('knows every blocker that finds something in the facts', () => {
  expect(ofFacts.length).toBeGreaterThan(30);
  expect(Object.keys(caseBlockerMessages)).toEqual(expect.arrayContaining(ofFacts.map(({ code }) => code)));
});
