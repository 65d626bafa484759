import { PUBLISHED_YEARS } from '../../deadlines/domain/published-years.js';
import { statutoryDays } from '../../deadlines/domain/statutory-holidays.js';
import { WorkingCalendar } from '../../deadlines/domain/working-calendar.js';
import { changeOwnDays, enterNotice } from './calendar-change.js';

const nothing = { seq: 0, notices: [], overrides: [] };
const context = { today: '2026-03-09', calendar: new WorkingCalendar() };
const codes = (found: readonly { code: string; path: string }[]): string[] => found.map(({ code, path }) => `${code} ${path}`);

describe('a notice', () => {
  it.each([...PUBLISHED_YEARS.keys()].filter((year) => year >= 2025))('of %i as it was really published passes without a word but that it is known', (year) => {
    const days = PUBLISHED_YEARS.get(year) ?? [];
    const { blockers, warnings, own } = enterNotice(nothing, { year, days, source: '国办' }, context);
    expect([blockers, codes(warnings)]).toEqual([[], ['replacesPublishedYear year']]);
    const entered = new WorkingCalendar({ notices: own.notices });
    expect(entered.workingDaysOf(year)).toBe(new WorkingCalendar().workingDaysOf(year));
  });

  it('keeps those of other years, in their order, and replaces the one of its own', () => {
    const days = statutoryDays(2027).map(({ date, name = '' }) => ({ date, working: false, name }));
    const first = enterNotice(nothing, { year: 2027, days, source: 'a' }, context).own;
    const both = enterNotice(first, { year: 2025, days: PUBLISHED_YEARS.get(2025) ?? [], source: 'b' }, context).own;
    expect(both.notices.map(({ year, source }) => [year, source])).toEqual([[2025, 'b'], [2027, 'a']]);
    expect(enterNotice(both, { year: 2027, days, source: 'c' }, context).own.notices.map(({ source }) => source)).toEqual(['b', 'c']);
    expect(codes(enterNotice(both, { year: 2027, days: [...days].reverse(), source: 'a' }, context).blockers)).toEqual(['nothingChanges days']);
    expect(enterNotice(both, { year: 2027, days: null }, context)).toMatchObject({ blockers: [], own: { seq: 3, notices: [{ year: 2025 }] } });
  });

  it.each([
    [2023, 'tooLongAgo year'], [2032, 'tooFarAhead year'],
  ])('of %i is a slip', (year, expected) => expect(codes(enterNotice(nothing, { year, days: [], source: 'a' }, context).blockers)).toEqual([expected]));

  it.each([
    ['2026-12-17', ['dayOutsideYear days.0.date']], ['2026-12-18', []], ['2028-01-14', []], ['2028-01-15', ['dayOutsideYear days.0.date']],
  ])('of 2027 that names %s: %j', (date, expected) => {
    const days = [{ date, working: false }, ...statutoryDays(2027).map((day) => ({ ...day, working: false }))];
    expect(codes(enterNotice(nothing, { year: 2027, days, source: 'a' }, context).blockers)).toEqual(expected);
  });
});

describe('the office\'s own days', () => {
  it('are replaced and taken back one by one', () => {
    const closed = changeOwnDays(nothing, [{ date: '2026-03-10', working: false, name: '停电' }, { date: '2026-03-14', working: true }], context).own;
    expect(closed).toEqual({ seq: 1, notices: [], overrides: [{ date: '2026-03-10', working: false, name: '停电' }, { date: '2026-03-14', working: true }] });
    const after = changeOwnDays(closed, [{ date: '2026-03-14', working: null }, { date: '2026-03-10', working: false }, { date: '2026-03-09', working: false }], context).own;
    expect(after).toEqual({ seq: 2, notices: [], overrides: [{ date: '2026-03-09', working: false }, { date: '2026-03-10', working: false }] });
  });

  it('may lie two years back and five ahead', () => {
    const check = (date: string): string[] => codes(changeOwnDays(nothing, [{ date, working: false }], context).blockers);
    expect([check('2024-03-08'), check('2024-03-09'), check('2031-03-09'), check('2031-03-10')]).toEqual([['tooLongAgo changes.0.date'], [], [], ['tooFarAhead changes.0.date']]);
  });
});
