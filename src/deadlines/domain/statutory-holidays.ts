import chineseDays from 'chinese-days';
import { addDays, dayOfWeek } from './business-date.js';
import { DeadlineError } from './deadline-error.js';
import type { NoticedDay } from './published-years.js';

/** The years for which the lunar table of chinese-days and the formula for 清明 both hold. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

/** The first date from `from` on that is day `day` of lunar month `month` (leap months are not meant). */
function lunarDate(from: string, month: number, day: number): string {
  for (let date = from; ; date = addDays(date, 1)) {
    const lunar = chineseDays.getLunarDate(date);
    if (!lunar.isLeap && lunar.lunarMon === month && lunar.lunarDay === day) return date;
  }
}

/**
 * 清明 in the 21st century: floor(0.2422 y + 4.81) − floor(y / 4) of April, the usual solar-term formula. The package has it
 * too, but prints the date in the zone of the process.
 */
function tombSweepingDay(year: number): string {
  const y = year % 100;
  return `${year}-04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`;
}

/**
 * The 13 statutory days of a year (全国年节及纪念日放假办法, as amended from 2025-01-01): 元旦 1, 春节 4 from 除夕, 清明 1, 劳动节 2,
 * 端午 1, 中秋 1, 国庆节 3. 中秋 may fall on one of 国庆节, so a date can stand twice. Throws `calendarYearOutOfRange`.
 */
export function statutoryDays(year: number): NoticedDay[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new DeadlineError('calendarYearOutOfRange', { year, from: FIRST_YEAR, to: LAST_YEAR });
  }
  const springFestival = lunarDate(`${year}-01-20`, 1, 1);
  const off = (name: string, ...dates: string[]): NoticedDay[] => dates.map((date) => ({ date, working: false, name }));
  return [
    ...off('元旦', `${year}-01-01`),
    ...off('春节', ...[-1, 0, 1, 2].map((days) => addDays(springFestival, days))),
    ...off('清明', tombSweepingDay(year)),
    ...off('劳动节', `${year}-05-01`, `${year}-05-02`),
    ...off('端午', lunarDate(`${year}-05-20`, 5, 5)),
    ...off('中秋', lunarDate(`${year}-09-01`, 8, 15)),
    ...off('国庆节', `${year}-10-01`, `${year}-10-02`, `${year}-10-03`),
  ];
}

/**
 * What can be known of a year before its notice: the statutory days, and for each that falls on a weekend (or on another one)
 * the next free weekday, since the same regulation gives such days back on a working day. Exchanges of days (调休) cannot be
 * foreseen and are left out.
 */
export function provisionalYear(year: number): NoticedDay[] {
  const days = new Map<string, NoticedDay>();
  const toGiveBack: NoticedDay[] = [];
  const isWeekend = (date: string): boolean => dayOfWeek(date) % 6 === 0;
  for (const day of statutoryDays(year)) {
    if (isWeekend(day.date) || days.has(day.date)) toGiveBack.push(day);
    if (!days.has(day.date)) days.set(day.date, day);
  }
  for (const day of toGiveBack) {
    let date = addDays(day.date, 1);
    while (isWeekend(date) || days.has(date)) date = addDays(date, 1);
    days.set(date, { date, working: false, name: `${day.name}补假` });
  }
  return [...days.values()];
}
