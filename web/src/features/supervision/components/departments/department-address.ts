import type { DepartmentTimesListReferralsData } from '@/api/types.gen';
import { dayOf } from '@/lib/dates';

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

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60_000;

const beginOf = (days: number, now: number): string => dayOf(now - days * DAY_MS);

export function periodOf(search: URLSearchParams, now: number): Period {
  const dateIn = (name: string): string | undefined => DATE.exec(search.get(name) ?? '')?.[0];
  const to = dateIn('to');
  return { from: dateIn('from') ?? beginOf(USUAL, now), ...(to === undefined ? {} : { to }) };
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
