import { calendarName, isOlderCalendar, parseCalendarName } from './calendar-name.js';
import { effectOfMove, restsOnArrivedYear, unknownYears } from './clock-move.js';
import type { Deadline } from './deadline.js';
import { ruleFor, type RuleCode } from './deadline-rules.js';
import { OfficeHours } from './office-hours.js';
import { statutoryDays } from './statutory-holidays.js';
import { WorkingCalendar } from './working-calendar.js';

const office = new OfficeHours();
const published = { office, calendar: new WorkingCalendar() };
const known = { office, calendar: new WorkingCalendar({ version: '2026.1', notices: [{ year: 2027, days: [...statutoryDays(2027), { date: '2027-01-04', working: false, name: '元旦' }] }] }) };
const clock = (code: RuleCode, startedAt: string, more: Partial<Deadline> = {}): Deadline =>
  ({ rule: ruleFor(code, 'blue'), startedAt: new Date(startedAt), pauses: [], extensions: [], state: 'running', ...more });
const now = new Date('2026-12-30T02:00:00Z');

describe('a year that is not known', () => {
  it.each<[string, Deadline, number[]]>([
    ['a clock that ends, ladder and all, before it', clock('investigate', '2026-12-01T02:00:00Z'), []],
    ['a clock that counts over it', clock('investigate', '2026-12-29T02:00:00Z'), [2027]],
    ['a clock whose ladder alone reaches it', clock('investigate', '2026-12-23T02:00:00Z'), [2027]],
    ['an agreed day at its beginning, whose grace is counted in working days', clock('instalment', '2026-12-01T02:00:00Z', { agreedOn: '2026-12-30' }), [2027]],
    ['an agreed day long before', clock('instalment', '2026-12-01T02:00:00Z', { agreedOn: '2026-12-10' }), []],
    ['a clock that ends on days which the next notice may take', clock('supervisionCheck', '2026-12-01T02:00:00Z', { rule: { ...ruleFor('supervisionCheck', 'blue'), ladder: 'none' } }), [2027]],
    ['natural days that roll forward', clock('supervisionCheck', '2026-12-10T02:00:00Z'), [2027]],
    ['a clock that stands still and would end before it', clock('investigate', '2026-12-01T02:00:00Z', { state: 'suspended', pauses: [{ from: new Date('2026-12-02T02:00:00Z') }] }), []],
  ])('%s', (_name, deadline, years) => {
    expect(unknownYears(deadline, published)).toEqual(years);
    expect(restsOnArrivedYear(deadline, published, known)).toBe(years.length > 0);
    expect(restsOnArrivedYear(deadline, known, known)).toBe(false);
  });
});

describe('the effect of a move', () => {
  it('is the due time under the other calendar, and nothing when that is the same', () => {
    expect(effectOfMove(clock('investigate', '2026-12-28T02:00:00Z'), published, { time: known }, now)).toMatchObject({
      moves: true, before: { dueAt: new Date('2027-01-05T10:00:00Z'), overdue: false }, after: { dueAt: new Date('2027-01-06T10:00:00Z') },
    });
    expect(effectOfMove(clock('investigate', '2026-12-01T02:00:00Z'), published, { time: known }, now)).toMatchObject({ moves: false, before: { overdue: true }, after: { overdue: true } });
  });

  it('is reckoned for a clock that stands still as if it went on now; what was late stays late', () => {
    const standing = clock('investigate', '2026-12-01T02:00:00Z', { state: 'suspended', pauses: [{ from: new Date('2026-12-02T10:00:00Z') }] });
    const rule = { ...ruleFor('investigate', 'blue'), length: 1, version: '2' };
    const effect = effectOfMove(standing, published, { time: published, rule }, now);
    expect(effect).toMatchObject({ moves: true, before: { dueAt: new Date('2027-01-06T02:00:00Z'), overdue: false }, deadline: { state: 'suspended', rule: { version: '2' } } });
    expect(effect.after).toEqual({ dueAt: new Date('2026-12-02T10:00:00Z'), overdue: true });
  });

  it('refuses a clock that has ended', () => {
    const ended = clock('investigate', '2026-12-01T02:00:00Z', { state: 'met', endedAt: now });
    expect(() => effectOfMove(ended, published, { time: known, rule: ended.rule }, now)).toThrow('deadlineNotOpen');
  });
});

describe('names of calendars', () => {
  it('are read back, and have an order', () => {
    for (const name of ['published-2026', '2026.3', '2027.12']) expect(calendarName(parseCalendarName(name))).toBe(name);
    for (const rubbish of ['', '2026', '2026.', 'published-', '2026.-1', '2026.1x', '2026.0000000000']) expect(() => parseCalendarName(rubbish)).toThrow(RangeError);
    expect(isOlderCalendar('published-2026', '2026.1')).toBe(true);
    expect(isOlderCalendar('2026.9', '2026.10')).toBe(true);
    expect(isOlderCalendar('2026.3', '2027.3')).toBe(true);
    expect(isOlderCalendar('2026.3', '2026.3')).toBe(false);
  });
});
