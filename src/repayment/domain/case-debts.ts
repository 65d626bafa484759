import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import type { Replay } from './allocation.js';
import { sundayOf } from './due-range.js';
import { addFen } from './fen-sum.js';
import { effectiveDueOn } from './instalment-balances.js';
import { type LedgerHistory, planInForce } from './ledger-types.js';

/** Stands for the kinds of a case together: people are counted once there, which cannot be summed out of the kinds. */
export const ALL_KINDS = 'all';
export type DebtKind = PaymentKind | typeof ALL_KINDS;

/** The date of what no plan dates: after every day there is. */
export const NO_DAY = 'infinity';

/** What is owed of one kind on one day, in fen, and how many workers it is owed to. Sums over days and cases count people right. */
export interface CaseDueSum {
  kind: DebtKind;
  dueOn: string;
  openFen: number;
  workers: number;
  /** Of those, the ones with nothing open earlier: summed up to a day, everybody with something due by then. */
  firstWorkers: number;
  /** Of those, the ones with nothing open later in the week (Monday to Sunday). */
  weekWorkers: number;
}

/** What is owed of one kind, in fen, on whatever day. */
export interface CaseDebtSum {
  kind: DebtKind;
  /** `NO_DAY` when no plan dates anything. */
  firstDueOn: string;
  openFen: number;
  unplannedFen: number;
  workers: number;
  unplannedWorkers: number;
}

export interface CaseDebts {
  debts: CaseDebtSum[];
  dues: CaseDueSum[];
}

/** What a case owes by kind (as the instalment says; of what no line promises, the claim's) and day, each kind and all of them. */
export function caseDebtsOf({ plans }: Pick<LedgerHistory, 'plans'>, { lines, claims }: Pick<Replay, 'lines' | 'claims'>): CaseDebts {
  const days = new DueDays();
  const plan = planInForce(plans);
  const placeOf = new Map(plan?.instalments.map(({ no, kind, dueOn }) => [no, days.placesOf(kind, effectiveDueOn(dueOn, plan))]));
  for (const { line: { instalmentNo, workerId }, openFen } of lines) if (openFen > 0) days.add(placeOf.get(instalmentNo) ?? [], workerId, openFen);
  for (const { obligation: { kind, workerId }, unplannedFen } of claims) if (unplannedFen > 0) days.add(days.placesOf(kind, NO_DAY), workerId, unplannedFen);
  return days.sumUp();
}

class DueDays {
  private readonly days = new Map<string, CaseDueSum>();
  private readonly ofWorker = new Map<string, Set<CaseDueSum>>();

  /** Where something of that kind and day is counted. */
  placesOf(kind: PaymentKind, dueOn: string): CaseDueSum[] {
    return [this.day(kind, dueOn), this.day(ALL_KINDS, dueOn)];
  }

  add(places: readonly CaseDueSum[], workerId: string | null, openFen: number): void {
    for (const place of places) place.openFen = addFen(place.openFen, openFen);
    if (workerId === null) return;
    const own = this.ofWorker.get(workerId) ?? new Set();
    for (const place of places) own.add(place);
    this.ofWorker.set(workerId, own);
  }

  sumUp(): CaseDebts {
    const weeks = new Map([...this.days.values()].map(({ dueOn }) => [dueOn, dueOn === NO_DAY ? NO_DAY : sundayOf(dueOn)]));
    for (const own of this.ofWorker.values()) countWorker([...own].sort(byDay), weeks);
    const dues = [...this.days.values()].filter(({ openFen }) => openFen > 0).sort(byDay);
    const kinds = [...new Set(dues.map(({ kind }) => kind))];
    return { dues: dues.filter(({ dueOn }) => dueOn !== NO_DAY), debts: kinds.map((kind) => debtOf(kind, dues.filter((due) => due.kind === kind))) };
  }

  private day(kind: DebtKind, dueOn: string): CaseDueSum {
    const key = `${kind}/${dueOn}`;
    const known = this.days.get(key) ?? { kind, dueOn, openFen: 0, workers: 0, firstWorkers: 0, weekWorkers: 0 };
    this.days.set(key, known);
    return known;
  }
}

const byDay = (a: CaseDueSum, b: CaseDueSum): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);

/** Counts one worker, once for each kind and day; `days` are in order, `weeks` tells in which week each is. */
function countWorker(days: readonly CaseDueSum[], weeks: ReadonlyMap<string, string>): void {
  const last = new Map<DebtKind, CaseDueSum>();
  for (const day of days) {
    const before = last.get(day.kind);
    day.workers += 1;
    day.weekWorkers += 1;
    if (!before) day.firstWorkers += 1;
    else if (weeks.get(before.dueOn) === weeks.get(day.dueOn)) before.weekWorkers -= 1;
    last.set(day.kind, day);
  }
}

/** `days` are in order. */
function debtOf(kind: DebtKind, days: readonly CaseDueSum[]): CaseDebtSum {
  const undated = days.find(({ dueOn }) => dueOn === NO_DAY);
  return {
    kind, firstDueOn: days[0]?.dueOn ?? NO_DAY, openFen: days.reduce((sum, { openFen }) => addFen(sum, openFen), 0), unplannedFen: undated?.openFen ?? 0,
    workers: days.reduce((sum, { firstWorkers }) => sum + firstWorkers, 0), unplannedWorkers: undated?.workers ?? 0,
  };
}
