import type { WorkingTime } from './clock-arithmetic.js';
import type { Deadline, DeadlineRule } from './deadline.js';
import { OfficeHours } from './office-hours.js';
import { officeParts, timeLeft, wallParts } from './time-left.js';
import { WorkingCalendar } from './working-calendar.js';

const time: WorkingTime = { calendar: new WorkingCalendar(), office: new OfficeHours() };
const rule: DeadlineRule = {
  code: 'investigate', version: '1', basis: { source: '办法' }, unit: 'workingDays', length: 3, nature: 'policy', effect: 'due', pausable: true, extendable: true, ladder: 'stage',
};
/** From Monday 2025-01-06 10:00 in the office's zone; due Thursday 18:00. */
const clock = (change: Partial<Deadline> = {}, changedRule: Partial<DeadlineRule> = {}): Deadline => ({
  rule: { ...rule, ...changedRule }, startedAt: new Date('2025-01-06T02:00:00Z'), pauses: [], extensions: [], state: 'running', ...change,
});
const HOUR = 3_600_000;
const at = (instant: string): Date => new Date(instant);

describe('what is left', () => {
  it('is office hours for a clock in working days', () => {
    expect(timeLeft(clock(), at('2025-01-08T04:00:00Z'), time)).toEqual({ left: { officeMs: 15 * HOUR, wallMs: 0 }, overMs: null });
  });

  it('stays what it was while the clock stands still', () => {
    const paused = clock({ state: 'suspended', pauses: [{ from: at('2025-01-08T04:00:00Z') }] });
    expect(timeLeft(paused, at('2025-02-20T04:00:00Z'), time)).toEqual({ left: { officeMs: 15 * HOUR, wallMs: 0 }, overMs: null });
  });

  it('reaches to the due time, over days that the end rolls forward', () => {
    // 5 natural days end on Saturday the 11th; the next worked date is Monday the 13th.
    const rolled = clock({}, { unit: 'naturalDays', length: 5, rollForward: true });
    expect(timeLeft(rolled, at('2025-01-11T16:00:00Z'), time)).toEqual({ left: { officeMs: 0, wallMs: 48 * HOUR }, overMs: null });
  });

  it('holds office hours and an extension in other units apart', () => {
    const extended = clock({ extensions: [{ length: 24, unit: 'hours', grantedAt: at('2025-01-07T02:00:00Z') }] });
    expect(timeLeft(extended, at('2025-01-09T07:00:00Z'), time)).toEqual({ left: { officeMs: 3 * HOUR, wallMs: 24 * HOUR }, overMs: null });
    expect(timeLeft(extended, at('2025-01-09T12:00:00Z'), time)).toEqual({ left: { officeMs: 0, wallMs: 22 * HOUR }, overMs: null });
  });

  it('is nothing once it is over, and by how much is told', () => {
    expect(timeLeft(clock(), at('2025-01-09T12:30:00Z'), time)).toEqual({ left: { officeMs: 0, wallMs: 0 }, overMs: 2.5 * HOUR });
  });

  it('is not asked of a clock that has ended; that it was met late is', () => {
    expect(timeLeft(clock({ state: 'met', endedAt: at('2025-01-09T11:00:00Z') }), at('2025-03-01T00:00:00Z'), time)).toEqual({ left: null, overMs: HOUR });
    expect(timeLeft(clock({ state: 'met', endedAt: at('2025-01-09T09:00:00Z') }), at('2025-03-01T00:00:00Z'), time)).toEqual({ left: null, overMs: null });
    expect(timeLeft(clock({ state: 'cancelled', endedAt: at('2025-02-09T09:00:00Z') }), at('2025-03-01T00:00:00Z'), time)).toEqual({ left: null, overMs: null });
  });
});

describe('as people say it', () => {
  const said = (parts: { unit: string; count: number }[]): string => parts.map(({ unit, count }) => `${count} ${unit}`).join(' ');

  it.each([
    [21, '2 workingDays 3 hours'], [18, '2 workingDays'], [9, '1 workingDays'], [8.75, '8 hours 45 minutes'], [9.5, '1 workingDays'], [0.5, '30 minutes'], [0, ''],
  ])('%d office hours', (hours, text) => expect(said(officeParts(hours * HOUR, time))).toBe(text));

  it.each<[number, boolean, string]>([
    [50, false, '2 days 2 hours'], [50, true, '50 hours'], [24, false, '1 days'], [1.25, false, '1 hours 15 minutes'], [24.5, false, '1 days'], [0.01, true, ''],
  ])('%d hours, in hours: %s', (hours, inHours, text) => expect(said(wallParts(hours * HOUR, inHours))).toBe(text));

  it('counts days of the office’s own length', () => {
    const short = { ...time, office: new OfficeHours({ opens: '10:00', closes: '14:00' }) };
    expect(said(officeParts(9 * HOUR, short))).toBe('2 workingDays 1 hours');
  });
});
