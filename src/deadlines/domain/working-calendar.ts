import { addDays, dayOfWeek, nextDate, requireDate } from './business-date.js';
import { DeadlineError } from './deadline-error.js';
import { PUBLISHED_YEARS, type NoticedDay } from './published-years.js';
import { provisionalYear, statutoryDays } from './statutory-holidays.js';

/** Why a date is worked or not; `closure` and `opened` are the office's own. */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'makeUp' | 'closure' | 'opened';

/** One date. `provisional`: the year's notice isn't known yet, the answer rests on the statutory holidays alone. */
export interface CalendarDay {
  date: string;
  working: boolean;
  name?: string;
  kind: DayKind;
  provisional: boolean;
}

/** The office's own closure or opening of one date. */
export type CalendarOverride = NoticedDay;

/** A year's notice entered by hand: every holiday and make-up day in it. It stands in for the published year. */
export interface YearNotice {
  year: number;
  days: readonly NoticedDay[];
}

export interface WorkingCalendarOptions {
  /** Names this state of the calendar; deadlines keep the version they were opened under. */
  version?: string;
  /** The later of two overrides of one date wins. */
  overrides?: readonly CalendarOverride[];
  notices?: readonly YearNotice[];
  /** Published notices by year; default: those of the package. */
  published?: ReadonlyMap<number, readonly NoticedDay[]>;
}

/** A notice may reach into the year before: that of 2019 gave 12-31 off and worked on 12-29 for it. */
const NEXT_NOTICE_FROM = '12-29';

const WEEKDAY_NAMES = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

type Year = ReadonlyMap<string, CalendarDay>;

/**
 * Which dates are worked. Strongest first: the office's overrides, notices entered by hand, published notices, and for a year
 * without any the statutory holidays, marked provisional; never silently Monday to Friday. Immutable; years are computed once.
 */
export class WorkingCalendar {
  readonly version: string;
  /** The last year whose notice is known, published or entered. */
  readonly lastPublishedYear: number;
  private withoutOwnDays: WorkingCalendar | null = null;
  private readonly years = new Map<number, Year>();
  private readonly overrides = new Map<string, CalendarOverride>();
  private readonly noticed = new Map<number, readonly NoticedDay[]>();
  /** Days of a notice that lie in a neighbouring year (元旦 may begin on 12-30). */
  private readonly reachingOver = new Map<string, NoticedDay>();

  /** Throws `invalidDate`, `calendarYearOutOfRange`, or `noticeMissesStatutoryDay` when an entered year works on a statutory day. */
  constructor(private readonly options: WorkingCalendarOptions = {}) {
    for (const [year, days] of options.published ?? PUBLISHED_YEARS) this.noticed.set(year, days);
    for (const notice of options.notices ?? []) this.enter(notice);
    for (const override of options.overrides ?? []) this.overrides.set(requireDate(override.date), override);
    this.lastPublishedYear = Math.max(0, ...this.noticed.keys());
    this.version = options.version ?? `published-${this.lastPublishedYear}`;
  }

  /**
   * The same calendar without the office's own closures and openings: what the law counts by. 民事诉讼法 Art. 85 and its like move an
   * end on a statutory rest day; that one office is closed moves nobody's right.
   */
  get public(): WorkingCalendar {
    this.withoutOwnDays ??= this.overrides.size === 0 ? this : new WorkingCalendar({ ...this.options, version: this.version, overrides: [] });
    return this.withoutOwnDays;
  }

  /** The date's day. Throws `invalidDate` or `calendarYearOutOfRange` (2000–2099 are known). */
  day(date: string): CalendarDay {
    const day = this.year(Number(date.slice(0, 4))).get(date);
    if (!day) throw new DeadlineError('invalidDate', { date: date.slice(0, 40) });
    return day;
  }

  isWorking(date: string): boolean {
    return this.day(date).working;
  }

  /** `date` itself when it is worked, else the first worked date after it. */
  workingDayOnOrAfter(date: string): string {
    let found = date;
    while (!this.isWorking(found)) found = nextDate(found);
    return found;
  }

  /** The last worked date before `date`. */
  workingDayBefore(date: string): string {
    let found = addDays(date, -1);
    while (!this.isWorking(found)) found = addDays(found, -1);
    return found;
  }

  /** The `count`-th worked date after `date`, which itself is not counted; `count` ≥ 1. */
  nthWorkingDayAfter(date: string, count: number): string {
    let found = date;
    for (let left = count; left > 0; left -= 1) found = this.workingDayOnOrAfter(nextDate(found));
    return found;
  }

  /** How many dates of the year are worked. */
  workingDaysOf(year: number): number {
    return [...this.year(year).values()].filter((day) => day.working).length;
  }

  /** True while the year's notice is not known. */
  isProvisionalYear(year: number): boolean {
    return !this.noticed.has(year);
  }

  /** The last year whose notice may decide about the date: in its last days the next one's. What rests on them is looked at again then. */
  noticeYearOf(date: string): number {
    const year = Number(date.slice(0, 4));
    return date.slice(5) >= NEXT_NOTICE_FROM ? year + 1 : year;
  }

  private enter({ year, days }: YearNotice): void {
    const off = new Map(days.map((day) => [requireDate(day.date), !day.working]));
    for (const { date, name = '' } of statutoryDays(year)) {
      if (!(off.get(date) ?? dayOfWeek(date) % 6 === 0)) {
        throw new DeadlineError('noticeMissesStatutoryDay', { year, date, name });
      }
    }
    this.noticed.set(year, days.filter((day) => day.date.startsWith(`${year}-`)));
    for (const day of days) if (!day.date.startsWith(`${year}-`)) this.reachingOver.set(day.date, day);
  }

  private year(year: number): Year {
    let days = this.years.get(year);
    if (!days) {
      days = this.compute(year);
      this.years.set(year, days);
    }
    return days;
  }

  private compute(year: number): Year {
    // Asked for every year: the range is the same for published and computed ones.
    const computed = provisionalYear(year);
    const provisional = this.isProvisionalYear(year);
    const exceptions = new Map((this.noticed.get(year) ?? computed).map((day) => [day.date, day]));
    const days = new Map<string, CalendarDay>();
    for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = nextDate(date)) {
      const noticed = this.reachingOver.get(date) ?? exceptions.get(date);
      const day = noticed ? fromNotice(noticed, provisional) : plainDay(date, provisional);
      days.set(date, this.overridden(day));
    }
    return days;
  }

  private overridden(day: CalendarDay): CalendarDay {
    const override = this.overrides.get(day.date);
    if (!override) return day;
    const { working } = override;
    const name = override.name ?? (working ? '本单位上班' : '本单位放假');
    return { date: day.date, working, name, kind: working ? 'opened' : 'closure', provisional: false };
  }
}

function fromNotice({ date, working, name }: NoticedDay, provisional: boolean): CalendarDay {
  const fallback = working ? '调休上班' : '放假';
  return { date, working, name: name ?? fallback, kind: working ? 'makeUp' : 'holiday', provisional };
}

function plainDay(date: string, provisional: boolean): CalendarDay {
  const weekday = dayOfWeek(date);
  if (weekday % 6 !== 0) return { date, working: true, kind: 'weekday', provisional };
  return { date, working: false, name: WEEKDAY_NAMES[weekday] ?? '', kind: 'weekend', provisional };
}
