import { addHours, addMonths, addNaturalDays, addWorkingDays, addYears } from './clock-arithmetic.js';
import { DeadlineError } from './deadline-error.js';
import { OfficeHours } from './office-hours.js';
import { WorkingCalendar } from './working-calendar.js';

const calendar = new WorkingCalendar();
const office = new OfficeHours();
const time = { calendar, office };
/** Local time in Asia/Shanghai. */
const local = (text: string): Date => new Date(`${text}+08:00`);
const iso = (text: string): string => local(text).toISOString();

describe('working days', () => {
  it.each([
    ['a plain week', '2026-03-02T10:00', 5, '2026-03-09T18:00'],
    ['the start day never counts, however early', '2026-03-02T00:00', 1, '2026-03-03T18:00'],
    ['nor however late', '2026-03-02T23:59:59.999', 1, '2026-03-03T18:00'],
    ['from a Saturday', '2026-03-07T11:00', 1, '2026-03-09T18:00'],
    ['over Spring Festival, with the made-up Saturday', '2026-02-13T10:00', 5, '2026-02-27T18:00'],
    ['ending on a made-up Sunday', '2025-12-31T10:00', 1, '2026-01-04T18:00'],
    ['over New Year of two years', '2024-12-31T09:00', 2, '2025-01-03T18:00'],
    ['over a leap day', '2028-02-28T09:00', 1, '2028-02-29T18:00'],
  ])('%s', (_, start, days, due) => {
    expect(addWorkingDays(local(start), days, time).toISOString()).toBe(iso(due));
  });
});

describe('other units', () => {
  it('runs hours over nights and weekends', () => {
    expect(addHours(local('2026-02-13T20:00'), 48).toISOString()).toBe(iso('2026-02-15T20:00'));
  });

  it('ends natural days with the day, and rolls only where the rule says so', () => {
    expect(addNaturalDays(local('2026-01-16T09:00'), 30, time).toISOString()).toBe(iso('2026-02-15T23:59:59.999'));
    expect(addNaturalDays(local('2026-01-16T09:00'), 30, time, true).toISOString()).toBe(iso('2026-02-24T23:59:59.999'));
    expect(addNaturalDays(local('2026-01-15T09:00'), 30, time, true).toISOString()).toBe(iso('2026-02-14T23:59:59.999'));
  });

  it('takes the corresponding day, or the last of the month', () => {
    expect(addMonths(local('2025-01-31T09:00'), 1, time).toISOString()).toBe(iso('2025-02-28T23:59:59.999'));
    expect(addMonths(local('2025-11-30T09:00'), 3, time).toISOString()).toBe(iso('2026-02-28T23:59:59.999'));
    expect(addYears(local('2024-02-29T09:00'), 1, time).toISOString()).toBe(iso('2025-02-28T23:59:59.999'));
    expect(addYears(local('2024-10-01T00:00'), 1, time, true).toISOString()).toBe(iso('2025-10-09T23:59:59.999'));
  });

  it('refuses what has no length', () => {
    for (const length of [0, -3, 0.5]) expect(() => addHours(local('2026-01-01T00:00'), length)).toThrow('lengthNotPositive');
    expect(() => addNaturalDays(new Date(NaN), 1, time)).toThrow('invalidInstant');
    expect(() => addYears(local('2026-01-01T00:00'), 2000, time)).toThrow(DeadlineError);
  });
});

describe('office hours', () => {
  it.each([
    [{ zone: 'Mars/Olympus' }, 'unknownZone'],
    [{ zone: '' }, 'unknownZone'],
    [{ opens: '9:00' }, 'invalidTimeOfDay'],
    [{ closes: '25:00' }, 'invalidTimeOfDay'],
    [{ opens: '18:00' }, 'closesBeforeOpening'],
  ])('refuses %j', (settings, refusal) => {
    expect(() => new OfficeHours(settings)).toThrow(refusal);
  });

  it('opens next when a person would', () => {
    const next = (at: string): string => new Date(office.nextOpen(local(at).getTime(), calendar)).toISOString();
    expect(next('2026-03-02T10:30')).toBe(iso('2026-03-02T10:30'));
    expect(next('2026-03-02T03:00')).toBe(iso('2026-03-02T09:00'));
    expect(next('2026-03-02T18:00')).toBe(iso('2026-03-03T09:00'));
    expect(next('2026-02-14T19:00')).toBe(iso('2026-02-24T09:00'));
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
    'tells dates and days of %s as Intl does, also where clocks are moved',
    (zone) => {
      const there = new OfficeHours({ zone });
      const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 1_799_999 * 3) {
        const date = there.dateOf(at);
        expect(date).toBe(format.format(at));
        expect(there.dateOf(there.startOfDay(date))).toBe(date);
        expect(there.dateOf(there.startOfDay(date) - 1) < date).toBe(true);
      }
    },
  );

  it('counts whole days where a night is an hour short', () => {
    const there = new OfficeHours({ zone: 'America/New_York' });
    const due = addNaturalDays(new Date('2026-03-06T12:00-05:00'), 5, { calendar, office: there });
    expect(due.toISOString()).toBe(new Date('2026-03-11T23:59:59.999-04:00').toISOString());
  });
});
