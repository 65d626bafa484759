import { daysPastDue } from './ageing.js';
import type { Replay } from './allocation.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { addFen } from './fen-sum.js';
import type { AgreedPlan, Posting } from './ledger-types.js';

export type InstalmentState = 'upcoming' | 'dueToday' | 'overdue' | 'settled';

/** How an instalment of the plan in force stands, in fen: `amount = paid + no longer owed + outstanding`. */
export interface InstalmentBalance {
  planId: string;
  no: number;
  kind: PaymentKind;
  /** The agreed day. */
  dueOn: string;
  /** When it counts as due: earlier than agreed once the rest of the plan was declared due. */
  fallsDueOn: string;
  amountFen: number;
  paidFen: number;
  /** Promised, but waived or verified down since. */
  noLongerOwedFen: number;
  outstandingFen: number;
  overdueFen: number;
  daysPastDue: number;
  state: InstalmentState;
  /** Business date of the payment that settled it; `null` while outstanding, or when nothing had to be paid. */
  settledOn: string | null;
}

/** What of an instalment was paid, is outstanding, and when it was settled: whatever the day. */
export type InstalmentAmounts = Pick<InstalmentBalance, 'no' | 'paidFen' | 'outstandingFen' | 'settledOn'>;

/** What became of the instalments of the plan in force, in the plan's order. */
export function instalmentAmounts(plan: AgreedPlan, replayed: Replay, postings: readonly Posting[]): InstalmentAmounts[] {
  const sums = new Map(plan.instalments.map(({ no }) => [no, { paidFen: 0, openFen: 0 }]));
  for (const { line, paidFen, openFen } of replayed.lines) {
    const sum = sums.get(line.instalmentNo);
    if (!sum) continue;
    sum.paidFen = addFen(sum.paidFen, paidFen);
    sum.openFen = addFen(sum.openFen, openFen);
  }
  const lastPaidOn = lastPaymentDates(plan, replayed, postings);
  return plan.instalments.map(({ no }) => {
    const { paidFen, openFen } = sums.get(no) ?? { paidFen: 0, openFen: 0 };
    return { no, paidFen, outstandingFen: openFen, settledOn: openFen === 0 ? (lastPaidOn.get(no) ?? null) : null };
  });
}

/** The instalments of the plan in force as they stand on `today`, in the plan's order. */
export function instalmentBalances(plan: AgreedPlan | null, replayed: Replay, postings: readonly Posting[], today: string): InstalmentBalance[] {
  if (!plan) return [];
  const amounts = new Map(instalmentAmounts(plan, replayed, postings).map((row) => [row.no, row]));
  return plan.instalments.map((instalment) => {
    const { paidFen, outstandingFen, settledOn } = amounts.get(instalment.no) ?? { paidFen: 0, outstandingFen: 0, settledOn: null };
    const fallsDueOn = effectiveDueOn(instalment.dueOn, plan);
    const noLongerOwedFen = instalment.amountFen - paidFen - outstandingFen;
    return { planId: plan.planId, ...instalment, fallsDueOn, paidFen, noLongerOwedFen, outstandingFen, settledOn, ...instalmentOn(today, fallsDueOn, outstandingFen) };
  });
}

/** What depends on the day: an instalment of which `outstandingFen` is open and that falls due on `fallsDueOn`. */
export function instalmentOn(today: string, fallsDueOn: string, outstandingFen: number): Pick<InstalmentBalance, 'overdueFen' | 'daysPastDue' | 'state'> {
  const days = outstandingFen > 0 ? daysPastDue(fallsDueOn, today) : 0;
  return { overdueFen: days > 0 ? outstandingFen : 0, daysPastDue: days, state: stateOf(outstandingFen, fallsDueOn, today) };
}

/** When something is due once acceleration is taken into account: declared, it makes the rest due on that day. */
export function effectiveDueOn(dueOn: string, plan: Pick<AgreedPlan, 'acceleratedOn'> | null): string {
  const acceleratedOn = plan?.acceleratedOn;
  return acceleratedOn && acceleratedOn < dueOn ? acceleratedOn : dueOn;
}

function stateOf(openFen: number, dueOn: string, today: string): InstalmentState {
  if (openFen === 0) return 'settled';
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'dueToday' : 'upcoming';
}

function lastPaymentDates(plan: AgreedPlan, replayed: Replay, postings: readonly Posting[]): Map<number, string> {
  const paidOn = new Map(postings.map((posting) => [posting.id, posting.paidOn]));
  const last = new Map<number, string>();
  for (const { line, postingId } of replayed.allocations) {
    if (line?.planId !== plan.planId) continue;
    const date = paidOn.get(postingId) ?? '';
    if (date > (last.get(line.instalmentNo) ?? '')) last.set(line.instalmentNo, date);
  }
  return last;
}
