import type { DepartmentTimesListReferralsData } from '@/api/types.gen';
import { dayOf, daysBefore, isDay } from '@/lib/dates';

export type Figure = NonNullable<NonNullable<DepartmentTimesListReferralsData['query']>['figure']>;

/** Every count of the comparison, in the order of its columns. */
export const FIGURES = ['sent', 'acknowledged', 'acknowledgedLate', 'replied', 'repliedLate', 'declined', 'open', 'overdue'] as const satisfies readonly Figure[];

/** How many days back the comparison begins. */
export const SPANS = [30, 91, 365] as const;
export type SpanDays = (typeof SPANS)[number];
const USUAL: SpanDays = 91;

/** When what is compared was sent; it stands in the address, so that a figure and its rows are about the same. */
export interface Period {
  from: string;
  /** Today, where it is not told. */
  to?: string;
}

const beginOf = (days: number, now: number): string => daysBefore(dayOf(now), days);

/** As the address tells it, be it right or wrong; see `faultOf`. */
export function periodOf(search: URLSearchParams, now: number): Period {
  const told = (name: string): string | undefined => search.get(name) || undefined;
  const to = told('to');
  const from = told('from') ?? (to !== undefined && isDay(to) ? daysBefore(to, USUAL) : beginOf(USUAL, now));
  return { from, ...(to === undefined ? {} : { to }) };
}

/** Why nothing can be compared over such a time; null where it can. */
export function faultOf({ from, to }: Period, now: number): 'notADate' | 'inTheFuture' | 'endsBeforeItBegins' | null {
  const today = dayOf(now);
  const last = to ?? today;
  if (!isDay(from) || !isDay(last)) return 'notADate';
  if (from > today || last > today) return 'inTheFuture';
  return from > last ? 'endsBeforeItBegins' : null;
}

/** Which of the usual spans it is, up to today; null for another time. */
export const spanOf = ({ from, to }: Period, now: number): SpanDays | null => (to === undefined || to === dayOf(now) ? (SPANS.find((days) => beginOf(days, now) === from) ?? null) : null);

export const periodBack = (days: SpanDays, now: number): Period => ({ from: beginOf(days, now) });

export const departmentsAddress = (period: Period): string => `/supervision/departments?${new URLSearchParams({ ...period }).toString()}`;

export interface Shown {
  figure: Figure;
  /** Null: every department. */
  departmentId: string | null;
}

export const shownBy = (search: URLSearchParams): Shown => ({ figure: FIGURES.find((one) => one === search.get('figure')) ?? 'sent', departmentId: search.get('department') });

/** The address of the referrals that a figure counts. */
export const referralsAddress = (period: Period, { figure, departmentId }: Shown): string =>
  `/supervision/departments/referrals?${new URLSearchParams({ ...period, figure, ...(departmentId === null ? {} : { department: departmentId }) }).toString()}`;
