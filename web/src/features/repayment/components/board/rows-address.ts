import type { BoardAgeingView } from '@/api/types.gen';
import { type BoardFilter, paramsOf } from './board-filter';
import { addDays } from './days';

export type RowsShown = 'instalments' | 'unplanned' | 'payments' | 'cases';

/** Of what falls due, or was paid, when. */
export interface RowsRange {
  from?: string;
  to?: string;
  due?: 'today' | 'week' | 'overdue';
}

/** The address of the rows a figure of a board so narrowed is made of. */
export function rowsAddress(show: RowsShown, range: RowsRange, filter: BoardFilter): string {
  return `/repayment/rows?${new URLSearchParams({ show, ...range, ...paramsOf(filter) }).toString()}`;
}

/** How many days over a band holds: at least, and at most. */
const BANDS: Readonly<Record<Exclude<keyof BoardAgeingView, 'unplanned' | 'notDue'>, readonly [least: number, most: number | null]>> = {
  d1to7: [1, 7], d8to30: [8, 30], d31to60: [31, 60], over60: [61, null],
};

/** The rows of one band of the ageing on the day it was looked at. */
export function bandAddress(band: keyof BoardAgeingView, asOf: string, filter: BoardFilter): string {
  if (band === 'unplanned') return rowsAddress('unplanned', {}, filter);
  if (band === 'notDue') return rowsAddress('instalments', { from: asOf }, filter);
  const [least, most] = BANDS[band];
  return rowsAddress('instalments', { to: addDays(asOf, -least), ...(most === null ? {} : { from: addDays(asOf, -most) }) }, filter);
}
