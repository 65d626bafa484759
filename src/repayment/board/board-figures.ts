import { daysPastDue } from '../domain/ageing.js';
import { dueRange, overdueDues, sundayOf } from '../domain/due-range.js';
import { addFen } from '../domain/fen-sum.js';
import type { BoardScope } from './board-scope.js';
import type { BoardAgeingView, BoardFiguresView } from './board.view.js';

/** What can be summed up of debts `d` as a whole. */
const OF_DEBTS = ['cases', 'overdueCases', 'outstandingFen', 'workers', 'unplannedFen'] as const;
/** What can be summed up of what falls due, up to the end of this week. */
const OF_DUES = ['dueTodayFen', 'dueTodayWorkers', 'dueThisWeekFen', 'dueThisWeekWorkers', 'overdueFen', 'overdueWorkers', ...overdueDues] as const;

type Addend = (typeof OF_DEBTS)[number] | (typeof OF_DUES)[number];

/** The figures of a group as they come from the database. */
export type FiguresRow = Record<Addend, string> & { oldest: string | null };

/** The figures of a group: every one but the oldest due date can be added up over groups that have no case in common. */
export type Figures = Record<Addend, number> & { oldest: string | null };

export interface FiguresQuestion {
  /** What names a group, by column: expressions over `d`, and over what is joined. */
  keys: Readonly<Record<string, string>>;
  /** Kinds together unless told: each by itself, or both at once (then `d.kind` is among the keys). */
  kinds?: 'each' | 'both';
  join?: string;
}

/**
 * The figures of each group, as an SQL query with the columns of a `FiguresRow` after the keys. What lies beyond this week is never
 * looked at: its sums are what a debt has beside.
 */
export function figuresSql(scope: BoardScope, today: string, { keys, kinds, join = '' }: FiguresQuestion): string {
  const [day, sunday] = [`${scope.bind(today)}::date`, `${scope.bind(sundayOf(today))}::date`];
  const names = Object.keys(keys);
  const owed = kinds === 'each' ? [scope.owedByKind] : kinds === 'both' ? scope.owedBothWays : [scope.owed];
  const part = (table: string, exprs: Partial<Record<Addend | 'oldest', string>>, condition: string): string =>
    `SELECT ${Object.values(keys).map((expr, i) => `${expr} AS ${names[i]}`).join(', ')}, ${[...OF_DEBTS, ...OF_DUES].map((name) => `${exprs[name] ?? '0'} AS "${name}"`).join(', ')}, ${exprs.oldest ?? 'NULL::date'} AS oldest
       FROM ${table} ${join} WHERE ${condition}${names.length > 0 ? ` GROUP BY ${names.map((_, i) => i + 1).join(', ')}` : ''}`;
  const sums = [...OF_DEBTS, ...OF_DUES].map((name) => `coalesce(sum(s."${name}"), 0) AS "${name}"`);
  return `SELECT ${[...names.map((name) => `s.${name}`), ...sums].join(', ')}, min(s.oldest)::text AS oldest FROM (
      ${owed.flatMap((rows) => [part(scope.debts, debtSums(day), rows), part(scope.dues, dueSums(scope, today, day), `${rows} AND d.due_on <= ${sunday}`)]).join(' UNION ALL ')}) s${names.length > 0 ? ` GROUP BY ${names.map((_, i) => i + 1).join(', ')} HAVING sum(s."cases") > 0` : ''}`;
}

const debtSums = (day: string): Record<(typeof OF_DEBTS)[number] | 'oldest', string> => ({
  cases: 'sum(d.cases)',
  overdueCases: `coalesce(sum(d.cases) FILTER (WHERE d.first_due_on < ${day}), 0)`,
  outstandingFen: 'sum(d.open_fen)',
  workers: 'sum(d.workers)',
  unplannedFen: 'sum(d.unplanned_fen)',
  oldest: `min(d.first_due_on) FILTER (WHERE d.first_due_on < ${day})`,
});

function dueSums(scope: BoardScope, today: string, day: string): Record<(typeof OF_DUES)[number], string> {
  const sum = (column: string, condition: string): string => `coalesce(sum(d.${column}) FILTER (WHERE ${condition}), 0)`;
  const [isToday, isLater, isOver] = [`d.due_on = ${day}`, `d.due_on >= ${day}`, `d.due_on < ${day}`];
  const [d1to7, d8to30, d31to60, over60] = overdueDues.map((due) => sum('open_fen', scope.within('d.due_on', dueRange(due, today))));
  return {
    dueTodayFen: sum('open_fen', isToday), dueTodayWorkers: sum('workers', isToday), dueThisWeekFen: sum('open_fen', isLater), dueThisWeekWorkers: sum('week_workers', isLater),
    overdueFen: sum('open_fen', isOver), overdueWorkers: sum('first_workers', isOver), d1to7: d1to7 ?? '0', d8to30: d8to30 ?? '0', d31to60: d31to60 ?? '0', over60: over60 ?? '0',
  };
}

export const noFigures = (): Figures => ({ ...mapAddends(() => 0), oldest: null });

export const readFigures = (row: FiguresRow): Figures => ({ ...mapAddends((name) => Number(row[name])), oldest: row.oldest });

/** Adds two groups that have no case in common. */
export const addFigures = (a: Figures, b: Figures): Figures => ({
  ...mapAddends((name) => addFen(a[name], b[name])), oldest: a.oldest === null || (b.oldest !== null && b.oldest < a.oldest) ? b.oldest : a.oldest,
});

export function toFigures({ d1to7: _d1to7, d8to30: _d8to30, d31to60: _d31to60, over60: _over60, oldest, ...figures }: Figures, today: string): BoardFiguresView {
  return { ...figures, daysPastDue: oldest === null ? 0 : daysPastDue(oldest, today) };
}

export const toAgeing = ({ outstandingFen, unplannedFen, overdueFen, d1to7, d8to30, d31to60, over60 }: Figures): BoardAgeingView => ({
  notDue: outstandingFen - unplannedFen - overdueFen, d1to7, d8to30, d31to60, over60, unplanned: unplannedFen,
});

const mapAddends = (of: (name: Addend) => number): Record<Addend, number> =>
  Object.fromEntries([...OF_DEBTS, ...OF_DUES].map((name) => [name, of(name)])) as Record<Addend, number>;
