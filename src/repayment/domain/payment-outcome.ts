import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { replay, type Replay } from './allocation.js';
import { balancesOf, type LedgerBalances } from './balances.js';
import { addFen } from './fen-sum.js';
import { settledByPosting, type LedgerHistory, type Posting } from './ledger-types.js';

const LAST = Number.MAX_SAFE_INTEGER;

/** What a payment puts into one kind of one instalment, or of what no plan promises. */
export interface SettledPart {
  kind: ClaimKind;
  /** Null beyond what the plan in force promises. */
  instalment: { no: number; dueOn: string } | null;
  amountFen: number;
  /** Workers it reaches there; 0 for what is owed to no single one. */
  workers: number;
}

export interface PaymentOutcome {
  /** In the order of the plan, what no instalment promises last. */
  parts: SettledPart[];
  appliedFen: number;
  unappliedFen: number;
  after: LedgerBalances;
}

/** What would come of a payment that is only thought of, recorded now; `today` is the office's business date. */
export function outcomeOfPayment(history: LedgerHistory, draft: Omit<Posting, 'id' | 'seq'>, today: string): PaymentOutcome {
  const posting: Posting = { ...draft, id: 'draft', seq: Number.MAX_SAFE_INTEGER };
  const changed = { ...history, postings: [...history.postings, posting] };
  const replayed = replay(changed);
  const after = balancesOf(changed, replayed, today);
  const parts = partsOf(replayed, posting.id, after);
  const appliedFen = parts.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0);
  return { parts, appliedFen, unappliedFen: settledByPosting(posting) - appliedFen, after };
}

function partsOf({ allocations }: Replay, postingId: string, { instalments }: LedgerBalances): SettledPart[] {
  const dueOn = new Map(instalments.map(({ no, fallsDueOn }) => [no, fallsDueOn]));
  const parts = new Map<string, SettledPart & { reached: Set<string> }>();
  for (const { line, kind, workerId, amountFen } of allocations.filter((allocation) => allocation.postingId === postingId)) {
    const no = line?.instalmentNo;
    const key = `${no ?? ''}/${kind}`;
    const part = parts.get(key) ?? { kind, instalment: no === undefined ? null : { no, dueOn: dueOn.get(no) ?? '' }, amountFen: 0, workers: 0, reached: new Set<string>() };
    part.amountFen = addFen(part.amountFen, amountFen);
    if (workerId !== null) part.reached.add(workerId);
    parts.set(key, part);
  }
  return [...parts.values()]
    .map(({ reached, ...part }) => ({ ...part, workers: reached.size }))
    .sort((a, b) => (a.instalment?.no ?? LAST) - (b.instalment?.no ?? LAST));
}
