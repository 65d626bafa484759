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

/** The instalments of the plan in force as they stand on `today`, in the plan's order. */
export function instalmentBalances(plan: AgreedPlan | null, replayed: Replay, postings: readonly Posting[], today: string): InstalmentBalance[] {
  if (!plan) return [];
  const sums = new Map(plan.instalments.map(({ no }) => [no, { paidFen: 0, openFen: 0 }]));
  for (const { line, paidFen, openFen } of replayed.lines) {
    const sum = sums.get(line.instalmentNo);
    if (!sum) continue;
    sum.paidFen = addFen(sum.paidFen, paidFen);
    sum.openFen = addFen(sum.openFen, openFen);
  }
  const lastPaidOn = lastPaymentDates(plan, replayed, postings);
  return plan.instalments.map((instalment) => {
    const { paidFen, openFen } = sums.get(instalment.no) ?? { paidFen: 0, openFen: 0 };
    const fallsDueOn = effectiveDueOn(instalment.dueOn, plan);
    const days = openFen > 0 ? daysPastDue(fallsDueOn, today) : 0;
    return {
      planId: plan.planId,
      ...instalment,
      fallsDueOn,
      paidFen,
      noLongerOwedFen: instalment.amountFen - paidFen - openFen,
      outstandingFen: openFen,
      overdueFen: days > 0 ? openFen : 0,
      daysPastDue: days,
      state: stateOf(openFen, fallsDueOn, today),
      settledOn: openFen === 0 ? (lastPaidOn.get(instalment.no) ?? null) : null,
    };
  });
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
