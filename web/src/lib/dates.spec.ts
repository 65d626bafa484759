import { dayAfter, dayOf, daysBefore, formatAgo, formatDate, formatDay, formatInstant, isDay, spanOf, startOfDay } from './dates';
import { setLanguage } from './language';
import { setOfficeZone } from './office';
import { timeLevel } from './time-left';

const HOUR = 60 * 60_000;
const now = Date.parse('2025-01-05T10:00:00Z');

beforeEach(() => {
  setLanguage('zh-CN');
  setOfficeZone('Asia/Shanghai');
});

it('leaves out the year of a day of this year, by the office', () => {
  expect(formatDay('2025-01-04T10:00:00Z', now)).toBe('01-04');
  expect(formatDay('2024-12-30T10:00:00Z', now)).toBe('2024-12-30');
  expect(formatDay('2024-12-31T16:30:00Z', now)).toBe('01-01');
});

it('tells dates with their weekday, and instants by the office', () => {
  expect(formatDate('2025-01-05')).toBe('2025-01-05 周日');
  expect(formatInstant('2025-01-05T16:30:00Z')).toBe('2025-01-06 周一 00:30');
  expect(dayOf('2025-01-05T16:30:00Z')).toBe('2025-01-06');
  setOfficeZone('Asia/Urumqi');
  expect(dayOf('2025-01-05T16:30:00Z')).toBe('2025-01-05');
  setLanguage('en');
  expect(formatDate('2025-01-05')).toBe('2025-01-05 Sun');
});

it('knows when a day begins by the office, and what comes after it', () => {
  expect(startOfDay('2025-01-05')).toBe('2025-01-04T16:00:00.000Z');
  setOfficeZone('America/New_York');
  expect(startOfDay('2025-01-05')).toBe('2025-01-05T05:00:00.000Z');
  expect(['2025-02-28', '2024-12-31'].map(dayAfter)).toEqual(['2025-03-01', '2025-01-01']);
  expect([daysBefore('2025-03-01', 1), daysBefore('2025-01-01', 366)]).toEqual(['2025-02-28', '2024-01-01']);
});

it('knows the days of the calendar', () => {
  expect(['2024-02-29', '1900-01-01', '2199-12-31'].every(isDay)).toBe(true);
  expect(['', '2025-02-29', '2025-2-1', '2025-01-32', '1899-12-31', '2200-01-01', '2025-01-01T00:00:00Z', 'today'].filter(isDay)).toEqual([]);
});

it('tells the past in words for two days, then by date', () => {
  const ago = (ms: number): string => formatAgo(new Date(now - ms).toISOString(), now);
  expect(ago(0)).toBe('现在');
  expect(ago(-HOUR)).toBe('现在');
  expect(ago(5 * 60_000)).toBe('5分钟前');
  expect(ago(3 * HOUR)).toBe('3小时前');
  expect(ago(30 * HOUR)).toBe('昨天');
  expect(ago(49 * HOUR)).toBe('2025-01-03 周五 17:00');
});

it('rounds what is left up, never down to nothing', () => {
  expect(spanOf(1)).toEqual({ days: 0, hours: 0, minutes: 1 });
  expect(spanOf(3 * HOUR + 20 * 60_000)).toEqual({ days: 0, hours: 3, minutes: 20 });
  expect(spanOf(50 * HOUR)).toEqual({ days: 2, hours: 2, minutes: 0 });
  expect(spanOf(-5)).toEqual({ days: 0, hours: 0, minutes: 0 });
});

it.each([
  [100, 0, 'plenty'], [100, 51, 'soon'], [100, 81, 'short'], [100, 101, 'over'], [100, 100, 'short'],
] as const)('of %d hours, after %d: %s', (budget, gone, level) => expect(timeLevel(now + budget * HOUR, now + gone * HOUR, now)).toBe(level));

it('goes by days where the start is not known', () => {
  expect([100, 50, 10, -1].map((hours) => timeLevel(now + hours * HOUR, now))).toEqual(['plenty', 'soon', 'short', 'over']);
});
