import chineseDays from 'chinese-days';
import { addDays } from './business-date.js';
import { DeadlineError } from './deadline-error.js';
import { PUBLISHED_YEARS } from './published-years.js';
import { provisionalYear, statutoryDays } from './statutory-holidays.js';
import { WorkingCalendar } from './working-calendar.js';
import { previewWorkingDays } from './working-day-preview.js';

const calendar = new WorkingCalendar();
const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DeadlineError) return error.code;
    throw error;
  }
  return 'none';
};
const range = (from: string, to: string): string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};

describe('published years', () => {
  it.each([[2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 248], [2026, 248]])('%i has %i working days', (year, days) => {
    expect(calendar.workingDaysOf(year)).toBe(days);
    expect(calendar.isProvisionalYear(year)).toBe(false);
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])('%s is made up', (date) => {
    expect(calendar.day(date)).toMatchObject({ working: true, kind: 'makeUp', provisional: false });
  });

  it('is off over Spring Festival and National Day 2026', () => {
    for (const date of [...range('2026-02-15', '2026-02-23'), ...range('2026-10-01', '2026-10-07')]) {
      expect(calendar.day(date)).toMatchObject({ working: false, kind: 'holiday' });
    }
    expect(calendar.day('2026-02-17').name).toBe('春节');
    expect(calendar.day('2026-02-14').name).toBe('春节调休上班');
    expect(calendar.day('2026-03-07')).toMatchObject({ working: false, name: '周六', kind: 'weekend' });
    expect(calendar.day('2026-03-09')).toEqual({ date: '2026-03-09', working: true, kind: 'weekday', provisional: false });
  });

  it('agrees with the package day by day, seen from the zone its functions need', () => {
    if (new Date(2026, 0, 1).getTimezoneOffset() > 0) return;
    for (const year of PUBLISHED_YEARS.keys()) {
      for (const date of range(`${year}-01-01`, `${year}-12-31`)) {
        expect([date, calendar.isWorking(date)]).toEqual([date, chineseDays.isWorkday(date)]);
      }
    }
  });

  it('knows the last year from the data and not from single days that reach over New Year', () => {
    expect(calendar.lastPublishedYear).toBe(Math.max(...PUBLISHED_YEARS.keys()));
    expect(calendar.lastPublishedYear).toBeGreaterThanOrEqual(2026);
    expect(calendar.isWorking('2022-12-31')).toBe(false);
  });
});

describe('statutory days', () => {
  it('are off in every year published since the present list began to grow, by their names', () => {
    for (const year of [...PUBLISHED_YEARS.keys()].filter((published) => published >= 2008)) {
      // 除夕 and 5 May 2 became statutory in 2025; before, they were usually but not always free.
      const days = statutoryDays(year).filter(({ date }) => year >= 2025 || !/05-02$/.test(date));
      const eve = days.find(({ name }) => name === '春节')?.date;
      for (const { date } of days.filter((day) => year >= 2025 || day.date !== eve)) {
        expect([date, calendar.isWorking(date)]).toEqual([date, false]);
      }
    }
  });

  it('are the thirteen of 2027', () => {
    expect(statutoryDays(2027).map(({ date }) => date)).toEqual([
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02',
      '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
    ]);
  });

  it('give a provisional year thirteen days less than Monday to Friday, all marked', () => {
    const bare = new WorkingCalendar({ published: new Map() });
    for (let year = 2000; year <= 2099; year += 1) {
      const weekdays = range(`${year}-01-01`, `${year}-12-31`).filter((date) => new Date(date).getUTCDay() % 6 !== 0);
      expect([year, bare.workingDaysOf(year)]).toEqual([year, weekdays.length - 13]);
      expect(bare.day(`${year}-10-01`)).toMatchObject({ working: false, provisional: true });
    }
  });

  it('gives back a day that falls on a weekend, and one that falls on another', () => {
    const given = provisionalYear(2027).filter((day) => day.name?.endsWith('补假'));
    expect(given.map(({ date, name }) => [date, name])).toEqual([
      ['2027-02-09', '春节补假'], ['2027-02-10', '春节补假'], ['2027-05-03', '劳动节补假'], ['2027-05-04', '劳动节补假'],
      ['2027-10-04', '国庆节补假'], ['2027-10-05', '国庆节补假'],
    ]);
    expect(provisionalYear(2031).filter((day) => day.date >= '2031-10-01' && day.date <= '2031-10-08')).toHaveLength(4);
  });
});

describe('the office\'s own days', () => {
  it('win over the notice, and are not provisional', () => {
    const own = new WorkingCalendar({
      version: '7',
      overrides: [
        { date: '2026-03-09', working: false, name: '停电检修' },
        { date: '2026-10-03', working: true },
        { date: '2035-03-12', working: false },
      ],
    });
    expect(own.day('2026-03-09')).toEqual({ date: '2026-03-09', working: false, name: '停电检修', kind: 'closure', provisional: false });
    expect(own.day('2026-10-03')).toMatchObject({ working: true, kind: 'opened', name: '本单位上班' });
    expect(own.day('2035-03-12')).toMatchObject({ working: false, provisional: false });
    expect(own.version).toBe('7');
  });

  it('take a year\'s notice by hand, days of the neighbouring year with it', () => {
    const days = [
      ...statutoryDays(2030).map(({ date, name }) => ({ date, working: false, name: name ?? '' })),
      { date: '2030-10-04', working: false, name: '国庆节' },
      { date: '2030-09-29', working: true },
      { date: '2029-12-31', working: false, name: '元旦' },
    ];
    const entered = new WorkingCalendar({ notices: [{ year: 2030, days }] });
    expect(entered.day('2030-10-04')).toMatchObject({ working: false, provisional: false });
    expect(entered.day('2030-09-29')).toMatchObject({ working: true, kind: 'makeUp', name: '调休上班' });
    expect(entered.day('2029-12-31')).toMatchObject({ working: false, name: '元旦', provisional: true });
    expect(entered.lastPublishedYear).toBe(2030);
    expect(entered.isProvisionalYear(2029)).toBe(true);
  });

  it('leave the last days of a year to the next notice too, which may take them', () => {
    expect(['2030-12-28', '2030-12-29', '2030-12-31', '2031-01-02'].map((date) => calendar.noticeYearOf(date))).toEqual([2030, 2031, 2031, 2031]);
  });

  it('refuse an empty notice, impossible dates and years nobody can know', () => {
    expect(code(() => new WorkingCalendar({ notices: [{ year: 2030, days: [] }] }))).toBe('noticeMissesStatutoryDay');
    expect(code(() => new WorkingCalendar({ notices: [{ year: 1999, days: [] }] }))).toBe('calendarYearOutOfRange');
    expect(code(() => new WorkingCalendar({ overrides: [{ date: '2026-02-30', working: true }] }))).toBe('invalidDate');
    expect(code(() => calendar.day('2026-02-30'))).toBe('invalidDate');
    expect(code(() => calendar.day('2100-01-01'))).toBe('calendarYearOutOfRange');
    expect(code(() => calendar.day('rubbish'))).toBe('calendarYearOutOfRange');
    const closed = new WorkingCalendar({ overrides: range('2098-01-01', '2099-12-31').map((date) => ({ date, working: false })) });
    expect(code(() => closed.nthWorkingDayAfter('2098-01-01', 1))).toBe('calendarYearOutOfRange');
  });
});

describe('preview', () => {
  it('counts five working days over Spring Festival 2026 and names what it skips', () => {
    const preview = previewWorkingDays(calendar, '2026-02-13', 5);
    expect(preview).toMatchObject({ dueOn: '2026-02-27', provisional: false });
    expect(preview.days.map(({ date }) => date)).toEqual(range('2026-02-14', '2026-02-27'));
    expect(preview.days.filter(({ working }) => working).map(({ date }) => date)).toEqual([
      '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27',
    ]);
    expect(preview.days[1]).toEqual({ date: '2026-02-15', working: false, kind: 'holiday', name: '春节' });
    expect(preview.days.at(-1)).toEqual({ date: '2026-02-27', working: true, kind: 'weekday' });
  });

  it('says so when it leaves the published years', () => {
    const year = calendar.lastPublishedYear;
    expect(previewWorkingDays(calendar, `${year}-12-20`, 20).provisional).toBe(true);
  });

  it('refuses what cannot be counted', () => {
    expect(code(() => previewWorkingDays(calendar, '2026-02-30', 5))).toBe('invalidDate');
    for (const days of [0, -1, 1.5, NaN]) expect(code(() => previewWorkingDays(calendar, '2026-02-13', days))).toBe('lengthNotPositive');
    expect(code(() => previewWorkingDays(calendar, '2026-02-13', 1e9))).toBe('lengthTooLarge');
  });
});
