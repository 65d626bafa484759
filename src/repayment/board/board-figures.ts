import { ageingDues, dueRange, sundayOf } from '../domain/due-range.js';
import { daysPastDue } from '../domain/ageing.js';
import type { BoardScope } from './board-scope.js';
import type { BoardAgeingView, BoardFiguresView } from './board.view.js';

/** Sums over debts as they come from the database. */
export interface FiguresRow {
  cases: string;
  overdue_cases: string;
  outstanding: string;
  workers: string;
  unplanned: string;
  due_today: string;
  due_today_workers: string;
  due_week: string;
  due_week_workers: string;
  overdue: string;
  overdue_workers: string;
  oldest: string | null;
}

export type AgeingRow = Record<keyof BoardAgeingView, string>;

const sum = (column: string, condition?: string): string => `coalesce(sum(${column})${condition ? ` FILTER (WHERE ${condition})` : ''}, 0)`;

const UNDATED = `d.due_on = 'infinity'`;

/** The figures of a group of debts `d`, as SQL columns. */
export function figureColumns(scope: BoardScope, today: string): string {
  const [day, sunday] = [`${scope.bind(today)}::date`, `${scope.bind(sundayOf(today))}::date`];
  const [overdue, dueToday, week] = [`d.due_on < ${day}`, `d.due_on = ${day}`, `d.due_on BETWEEN ${day} AND ${sunday}`];
  return `count(*) FILTER (WHERE d.is_first) AS cases, count(*) FILTER (WHERE d.is_first AND ${overdue}) AS overdue_cases,
    ${sum('d.open_fen')} AS outstanding, ${sum('d.first_workers')} AS workers, ${sum('d.open_fen', UNDATED)} AS unplanned,
    ${sum('d.open_fen', dueToday)} AS due_today, ${sum('d.workers', dueToday)} AS due_today_workers,
    ${sum('d.open_fen', week)} AS due_week, ${sum('d.week_workers', week)} AS due_week_workers,
    ${sum('d.open_fen', overdue)} AS overdue, ${sum('d.first_workers', overdue)} AS overdue_workers, (min(d.due_on) FILTER (WHERE ${overdue}))::text AS oldest`;
}

/** What a group of debts `d` has outstanding by its age, as SQL columns. */
export function ageingColumns(scope: BoardScope, today: string): string {
  const dated = ageingDues.map((due) => `${sum('d.open_fen', scope.within('d.due_on', dueRange(due, today)))} AS "${due}"`);
  return `${dated.join(', ')}, ${sum('d.open_fen', UNDATED)} AS "unplanned"`;
}

export const toFigures = (row: FiguresRow, today: string): BoardFiguresView => ({
  cases: Number(row.cases),
  overdueCases: Number(row.overdue_cases),
  outstandingFen: Number(row.outstanding),
  workers: Number(row.workers),
  unplannedFen: Number(row.unplanned),
  dueTodayFen: Number(row.due_today),
  dueTodayWorkers: Number(row.due_today_workers),
  dueThisWeekFen: Number(row.due_week),
  dueThisWeekWorkers: Number(row.due_week_workers),
  overdueFen: Number(row.overdue),
  overdueWorkers: Number(row.overdue_workers),
  daysPastDue: row.oldest === null ? 0 : daysPastDue(row.oldest, today),
});

export const noFigures = (): BoardFiguresView => ({
  cases: 0, overdueCases: 0, outstandingFen: 0, workers: 0, unplannedFen: 0, dueTodayFen: 0, dueTodayWorkers: 0, dueThisWeekFen: 0, dueThisWeekWorkers: 0, overdueFen: 0,
  overdueWorkers: 0, daysPastDue: 0,
});

export const toAgeing = (row: AgeingRow): BoardAgeingView => ({
  notDue: Number(row.notDue), d1to7: Number(row.d1to7), d8to30: Number(row.d8to30), d31to60: Number(row.d31to60), over60: Number(row.over60), unplanned: Number(row.unplanned),
});
