import { addCalendarMonths, dayOfWeek, nextDate } from '../../deadlines/domain/business-date.js';
import type { OwnCalendar } from '../../deadlines/domain/own-calendar.js';
import { type NoticedDay, PUBLISHED_YEARS } from '../../deadlines/domain/published-years.js';
import { statutoryDays } from '../../deadlines/domain/statutory-holidays.js';
import { type CalendarOverride, WorkingCalendar } from '../../deadlines/domain/working-calendar.js';
import type { Finding, Findings } from './finding.js';

/** What a change would make of the office's own calendar. */
export interface ProposedCalendar extends Findings {
  own: OwnCalendar;
}

/** The present, as far as a change of the calendar asks. */
export interface CalendarContext {
  /** `YYYY-MM-DD` */
  today: string;
  calendar: WorkingCalendar;
  /** Whether clocks that run already shall follow. */
  moveRunning?: boolean;
}

/** A year's notice as it was typed; `days: null` takes back what was entered before. */
export interface NoticeInput {
  year: number;
  days: readonly NoticedDay[] | null;
  source?: string | undefined;
}

/** One date that the office itself closes or opens; `working: null` takes that back. */
export interface OwnDayInput {
  date: string;
  working: boolean | null;
  name?: string | undefined;
}

/** Clocks that still run began at most so long ago; an older year is a slip of the keyboard. */
const YEARS_BACK = 2;
/** Nobody plans closures further ahead. */
const YEARS_AHEAD = 5;
/** 元旦 may begin at the end of December, and its exchange of days a little earlier (2019: from 12-29). */
const REACHES_OVER_DAYS = 14;
/** The regulation as amended from 2025 (国令第795号): 13 statutory days; a notice only exchanges days. */
const THIRTEEN_DAYS_FROM = 2025;
const STATUTORY_DAYS = 13;

const isWeekend = (date: string): boolean => dayOfWeek(date) % 6 === 0;

/** Enters the notice of a year by hand, or takes it back. */
export function enterNotice(own: OwnCalendar, { year, days, source }: NoticeInput, { today }: CalendarContext): ProposedCalendar {
  const others = own.notices.filter((notice) => notice.year !== year);
  const entered = own.notices.find((notice) => notice.year === year);
  const blockers = yearFindings(year, today);
  if (days === null) {
    if (!entered) blockers.push({ code: 'noNoticeEntered', path: 'days', params: { year } });
    return { own: { ...own, seq: own.seq + 1, notices: others }, blockers, warnings: [] };
  }
  if (source === undefined) blockers.push({ code: 'sourceMissing', path: 'source' });
  if (blockers.every(({ path }) => path !== 'year')) blockers.push(...dayFindings(year, days), ...missedStatutoryDays(year, days));
  const notice = { year, days: sorted(days), source: source ?? '' };
  if (entered && sameDays(entered.days, notice.days) && entered.source === source) blockers.push({ code: 'nothingChanges', path: 'days' });
  const proposed = { ...own, seq: own.seq + 1, notices: [...others, notice].sort((a, b) => a.year - b.year) };
  return { own: proposed, blockers, warnings: blockers.length > 0 ? [] : noticeWarnings(proposed, year) };
}

/** Closes and opens single dates, over whatever the notices say. */
export function changeOwnDays(own: OwnCalendar, changes: readonly OwnDayInput[], { today, calendar, moveRunning = false }: CalendarContext): ProposedCalendar {
  const overrides = new Map(own.overrides.map((day) => [day.date, day]));
  const findings: Findings = { blockers: repeated(changes, 'changes'), warnings: [] };
  const [first, last] = [addCalendarMonths(today, -12 * YEARS_BACK), addCalendarMonths(today, 12 * YEARS_AHEAD)];
  for (const [i, change] of changes.entries()) {
    const path = `changes.${i}.date`;
    if (change.date < first) findings.blockers.push({ code: 'tooLongAgo', path, params: { first } });
    else if (change.date > last) findings.blockers.push({ code: 'tooFarAhead', path, params: { last } });
    else if (change.working !== null) findings.warnings.push(...ownDayWarnings(change.date, change.working, { own, calendar }, path));
    else if (!own.overrides.some(({ date }) => date === change.date)) findings.blockers.push({ code: 'noOwnDay', path, params: { date: change.date } });
    if (change.working === null) overrides.delete(change.date);
    else overrides.set(change.date, ownDay(change.date, change.working, change.name));
  }
  // A day that is over was worked or not; clocks that ran through it are not set right by saying otherwise now.
  for (const [i, { date }] of moveRunning ? changes.entries() : []) if (date < today) findings.blockers.push({ code: 'movesClocksByPastDay', path: `changes.${i}.date`, params: { date } });
  const proposed = { ...own, seq: own.seq + 1, overrides: sorted([...overrides.values()]) };
  if (findings.blockers.length === 0 && sameDays(proposed.overrides, own.overrides)) findings.blockers.push({ code: 'nothingChanges', path: 'changes' });
  return { own: proposed, ...findings };
}

/** Keys in one order: what the database gives back has its own. */
const ownDay = (date: string, working: boolean, name: string | undefined): CalendarOverride => ({ date, working, ...(name === undefined ? {} : { name }) });

const sorted = (days: readonly NoticedDay[]): NoticedDay[] =>
  days.map(({ date, working, name }) => ownDay(date, working, name)).sort((a, b) => (a.date < b.date ? -1 : 1));

const sameDays = (a: readonly NoticedDay[], b: readonly NoticedDay[]): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function yearFindings(year: number, today: string): Finding[] {
  const present = Number(today.slice(0, 4));
  if (year < present - YEARS_BACK) return [{ code: 'tooLongAgo', path: 'year', params: { first: present - YEARS_BACK } }];
  if (year > present + YEARS_AHEAD) return [{ code: 'tooFarAhead', path: 'year', params: { last: present + YEARS_AHEAD } }];
  return [];
}

function repeated(days: readonly { date: string }[], list: string): Finding[] {
  const seen = new Set<string>();
  return days.flatMap(({ date }, i) => (seen.size === seen.add(date).size ? [{ code: 'dateTwice', path: `${list}.${i}.date`, params: { date } }] : []));
}

/** Each day by itself: in its year or close to it, and a make-up day on a weekend, where alone it makes sense. */
function dayFindings(year: number, days: readonly NoticedDay[]): Finding[] {
  const [first, last] = [`${year - 1}-12-${32 - REACHES_OVER_DAYS}`, `${year + 1}-01-${REACHES_OVER_DAYS}`];
  const single = days.flatMap(({ date, working }, i): Finding[] => {
    const path = `days.${i}.date`;
    if (date < first || date > last) return [{ code: 'dayOutsideYear', path, params: { date, year } }];
    return working && !isWeekend(date) ? [{ code: 'makeUpOnWeekday', path, params: { date } }] : [];
  });
  return [...repeated(days, 'days'), ...single];
}

/** The law's days are off whatever is exchanged (全国年节及纪念日放假办法); one that a notice works on was mistyped. */
function missedStatutoryDays(year: number, days: readonly NoticedDay[]): Finding[] {
  const off = new Map(days.map(({ date, working }) => [date, !working]));
  return statutoryDays(year)
    .filter(({ date }) => !(off.get(date) ?? isWeekend(date)))
    .map(({ date, name = '' }) => ({ code: 'noticeMissesStatutoryDay', path: 'days', params: { date, name } }));
}

/** A notice exchanges days and neither takes nor gives any: 2025 and 2026 both have as many working days as weekdays less 13. */
function noticeWarnings({ notices }: OwnCalendar, year: number): Finding[] {
  const warnings: Finding[] = [];
  if (PUBLISHED_YEARS.has(year)) warnings.push({ code: 'replacesPublishedYear', path: 'year', params: { year } });
  const count = new WorkingCalendar({ notices }).workingDaysOf(year);
  const expected = weekdaysOf(year) - STATUTORY_DAYS;
  if (year >= THIRTEEN_DAYS_FROM && count !== expected) warnings.push({ code: 'workingDaysUnusual', path: 'days', params: { year, count, expected } });
  return warnings;
}

function weekdaysOf(year: number): number {
  let count = 0;
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = nextDate(date)) if (!isWeekend(date)) count += 1;
  return count;
}

function ownDayWarnings(date: string, working: boolean, { own, calendar }: { own: OwnCalendar; calendar: WorkingCalendar }, path: string): Finding[] {
  const warnings: Finding[] = [];
  const isOwn = own.overrides.some((day) => day.date === date);
  if (!isOwn && calendar.isWorking(date) === working) warnings.push({ code: 'alreadySo', path, params: { date } });
  const statutory = working ? statutoryDays(Number(date.slice(0, 4))).find((day) => day.date === date) : undefined;
  if (statutory) warnings.push({ code: 'opensStatutoryDay', path, params: { date, name: statutory.name ?? '' } });
  return warnings;
}
