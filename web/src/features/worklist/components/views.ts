import type { CaseFiguresView, WorklistFiguresView } from '@/api/types.gen';
import type { CaseFilter } from '../queries';

/** The saved views at the left, in their order. */
export const VIEWS = ['mine', 'dueToday', 'overdue', 'waiting', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const FIGURES = ['open', 'dueToday', 'overdue', 'waiting'] as const satisfies readonly (keyof CaseFiguresView)[];
export type FigureName = (typeof FIGURES)[number];

export interface Shown {
  view: View;
  /** Of the whole region, not only the own cases: where a figure leads. */
  everybody: boolean;
}

/** What an address asks for; without anything, the own cases. */
export function shownBy(search: URLSearchParams): Shown {
  const view = VIEWS.find((one) => one === search.get('view')) ?? 'mine';
  return { view, everybody: view === 'all' || search.get('of') === 'all' };
}

export const addressOf = ({ view, everybody }: Shown): string => `/worklist?view=${view}${everybody && view !== 'all' ? '&of=all' : ''}`;

export function filterOf({ view, everybody }: Shown, q: string): CaseFilter {
  return {
    open: true, sort: 'nextDueAt', ...(everybody ? {} : { mine: true }), ...(q === '' ? {} : { q }),
    ...(view === 'dueToday' ? { dueToday: true } : {}), ...(view === 'overdue' ? { overdue: true } : {}), ...(view === 'waiting' ? { waiting: true } : {}),
  };
}

/** How many cases a view shows. */
export function countOf(view: View, { all, mine }: WorklistFiguresView): number {
  return view === 'all' ? all.open : view === 'mine' ? mine.open : mine[view];
}
