import type { InstalmentView } from '@/api/types.gen';

export interface InstalmentGroups {
  settled: InstalmentView[];
  /** Overdue, due today, and what falls due next. */
  now: InstalmentView[];
  later: InstalmentView[];
}

/** So few that come later stand with the others: folding them away would save nothing. */
const FEW = 2;

/** The instalments of a plan by what they ask of anybody now, each group in the plan's order. When all are settled nothing is asked, and they are what there is to see. */
export function groupsOf(instalments: readonly InstalmentView[]): InstalmentGroups {
  const nextOn = nextDueOf(instalments)?.on;
  const isLater = ({ state, fallsDueOn }: InstalmentView): boolean => state === 'upcoming' && fallsDueOn !== nextOn;
  const isSettled = ({ state }: InstalmentView): boolean => state === 'settled';
  const few = instalments.filter(isLater).length <= FEW;
  const groups = {
    settled: instalments.filter(isSettled), now: instalments.filter((row) => !isSettled(row) && (few || !isLater(row))), later: few ? [] : instalments.filter(isLater),
  };
  return groups.now.length > 0 ? groups : { settled: [], now: [...instalments], later: [] };
}

/** What falls due next, today or later; null when nothing does. */
export function nextDueOf(instalments: readonly InstalmentView[]): { on: string; rows: InstalmentView[] } | null {
  const coming = instalments.filter(({ state }) => state === 'dueToday' || state === 'upcoming');
  const on = coming.map(({ fallsDueOn }) => fallsDueOn).toSorted().at(0);
  return on === undefined ? null : { on, rows: coming.filter(({ fallsDueOn }) => fallsDueOn === on) };
}

/** What is still to be paid of these. */
export const outstandingOf = (rows: readonly InstalmentView[]): number => rows.reduce((fen, { outstandingFen }) => fen + outstandingFen, 0);
