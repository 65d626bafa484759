import { language } from './language';
import { officeZone } from './office';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const weekday = (date: Date, timeZone: string): string => format(language(), { weekday: 'short', timeZone }).format(date);

/** A business date: `2025-01-05` → 2025-01-05 周日. */
export const formatDate = (date: string): string => `${date} ${weekday(new Date(`${date}T12:00:00Z`), 'UTC')}`;

/** The day in the office's zone on which an instant falls, `YYYY-MM-DD`. */
export const dayOf = (instant: string | number | Date): string => format('sv-SE', { dateStyle: 'short', timeZone: officeZone() }).format(new Date(instant));

/** Hours and minutes of an instant in the office's zone, `HH:mm`. */
export const timeOf = (instant: string | number | Date): string => format('sv-SE', { timeStyle: 'short', timeZone: officeZone() }).format(new Date(instant));

/** An instant: `2025-01-05 周日 18:00`, in the office's zone. */
export const formatInstant = (instant: string | number | Date): string => `${dayOf(instant)} ${weekday(new Date(instant), officeZone())} ${timeOf(instant)}`;

/** The day of an instant where there is little room, with its year unless it is that of `now`: 11-04, 2024-11-04. */
export function formatDay(instant: string, now: number): string {
  const day = dayOf(instant);
  return day.startsWith(dayOf(now).slice(0, 5)) ? day.slice(5) : day;
}

/** The instant at which a day begins in the office's zone. */
export function startOfDay(date: string): string {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const shown = Date.parse(`${dayOf(utc)}T${timeOf(utc)}:00Z`);
  return new Date(2 * utc - shown).toISOString();
}

const shiftedBy = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The next day, `YYYY-MM-DD`. */
export const dayAfter = (date: string): string => shiftedBy(date, 1);

/** The day that lies so many days before another, `YYYY-MM-DD`. */
export const daysBefore = (date: string, days: number): string => shiftedBy(date, -days);

/** True for a day of the calendar that the API takes: `YYYY-MM-DD`, between 1900 and 2199. */
export const isDay = (text: string): boolean => /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && shiftedBy(text, 0) === text;

/** A month, `2025-01` → 2025 年 1 月. */
export const formatMonth = (month: string): string => format(language(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T12:00:00Z`));

/** How long ago something was: relative for two days, then the date. */
export function formatAgo(instant: string, now: number): string {
  const past = Math.max(0, now - Date.parse(instant));
  if (past >= 2 * DAY) return formatInstant(instant);
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (past < MINUTE) return words.format(0, 'second');
  if (past < HOUR) return words.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return words.format(-Math.floor(past / HOUR), 'hour');
  return words.format(-1, 'day');
}

export interface Span {
  days: number;
  hours: number;
  minutes: number;
}

/** A duration in whole days, hours and minutes, rounded up to the minute: what is left is never told as nothing. */
export function spanOf(ms: number): Span {
  const minutes = Math.ceil(Math.max(0, ms) / MINUTE);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}
