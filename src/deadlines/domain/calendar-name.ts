/** What a version of the calendar is made of: the notices the program knew by itself, and the office's own changes until then. */
export interface CalendarName {
  /** The last year whose notice the program knew. */
  publishedThrough: number;
  /** How many changes the office had made; 0 is the calendar as published. */
  seq: number;
}

const NAME = /^(?:published-(\d{4})|(\d{4})\.(\d{1,9}))$/;

/** The name that clocks keep for good: `published-2026`, or `2026.3` after the office's third change. */
export const calendarName = ({ publishedThrough, seq }: CalendarName): string => (seq === 0 ? `published-${publishedThrough}` : `${publishedThrough}.${seq}`);

/** Throws `RangeError` for what is no name of a calendar. */
export function parseCalendarName(version: string): CalendarName {
  const [, published, through, seq] = NAME.exec(version) ?? [];
  if (published !== undefined) return { publishedThrough: Number(published), seq: 0 };
  if (through === undefined) throw new RangeError(`no calendar is called ${version.slice(0, 40)}`);
  return { publishedThrough: Number(through), seq: Number(seq) };
}

/** True when `version` was in force before `other`: no clock is ever moved back. */
export function isOlderCalendar(version: string, other: string): boolean {
  const [a, b] = [parseCalendarName(version), parseCalendarName(other)];
  return a.seq < b.seq || (a.seq === b.seq && a.publishedThrough < b.publishedThrough);
}

/** The same in SQL. @param column of the version's name @param seq @param through expressions of the other's parts */
export const olderCalendarSql = (column: string, seq: string, through: string): string =>
  `(CASE WHEN ${column} LIKE 'published-%' THEN 0 ELSE split_part(${column}, '.', 2)::int END, substring(${column} FROM '[0-9]{4}')::int) < (${seq}, ${through})`;
