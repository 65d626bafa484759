import type { BoardAgeingView } from '@/api/types.gen';
import { addDays } from './days';

export type RowsShown = 'instalments' | 'unplanned' | 'payments';

/** The address of the rows a figure is made of. */
export function rowsAddress(show: RowsShown, filter: { from?: string; to?: string; due?: 'today' | 'week' | 'overdue' } = {}): string {
  return `/repayment/rows?${new URLSearchParams({ show, ...filter }).toString()}`;
}

/** How many days over a band holds: at least, and at most. */
const BANDS: Readonly<Record<Exclude<keyof BoardAgeingView, 'unplanned' | 'notDue'>, readonly [least: number, most: number | null]>> = {
  d1to7: [1, 7], d8to30: [8, 30], d31to60: [31, 60], over60: [61, null],
};

/** The rows of one band of the ageing on the day it was looked at. */
export function bandAddress(band: keyof BoardAgeingView, asOf: string): string {
  if (band === 'unplanned') return rowsAddress('unplanned');
  if (band === 'notDue') return rowsAddress('instalments', { from: asOf });
  const [least, most] = BANDS[band];
  return rowsAddress('instalments', { to: addDays(asOf, -least), ...(most === null ? {} : { from: addDays(asOf, -most) }) });
}
