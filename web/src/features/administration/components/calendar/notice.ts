import type { EnterYearBody, YearSheetView } from '@/api/types.gen';
import { dayAfter } from '@/lib/dates';

/** A holiday as a notice tells it: 春节 2 月 15 日至 23 日放假. */
export interface Holiday {
  name?: string;
  from?: string | null;
  to?: string | null;
}

/** A day that is worked in exchange: 2 月 14 日上班. */
export interface MakeUpDay {
  date?: string | null;
}

/** Every day from the first to the last; the first alone without a last. At most a year, however wrong the dates are. */
export function daysOf(from: string, to: string | null | undefined): string[] {
  const days = [from];
  for (let day = dayAfter(from); to && day <= to && days.length < 366; day = dayAfter(day)) days.push(day);
  return days;
}

/** The days of a sheet as a notice would tell them. */
export function noticeOf({ days }: Pick<YearSheetView, 'days'>): { holidays: Holiday[]; makeUpDays: MakeUpDay[] } {
  const holidays: { name: string; from: string; to: string }[] = [];
  for (const { date, name } of days.filter(({ kind }) => kind === 'holiday')) {
    const base = name.replace(/补假$/, '');
    const last = holidays.at(-1);
    if (last?.name === base && dayAfter(last.to) === date) last.to = date;
    else holidays.push({ name: base, from: date, to: date });
  }
  return { holidays, makeUpDays: days.filter(({ kind }) => kind === 'makeUp').map(({ date }) => ({ date })) };
}

/** As the API takes them: one entry a day. */
export function noticeDays(holidays: readonly Holiday[], makeUpDays: readonly MakeUpDay[]): NonNullable<EnterYearBody['days']> {
  const off = holidays.flatMap(({ name, from, to }) => (from ? daysOf(from, to).map((date) => ({ date, working: false, ...(name?.trim() ? { name: name.trim() } : {}) })) : []));
  return [...off, ...makeUpDays.flatMap(({ date }) => (date ? [{ date, working: true }] : []))];
}
