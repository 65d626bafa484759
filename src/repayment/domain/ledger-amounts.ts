import { ageingBucket, emptyAgeing, type Ageing } from './ageing.js';
import { addFen } from './fen-sum.js';

/** The amounts people ask for, in fen, of a claim, a worker's kind, a kind or a case. */
export interface LedgerAmounts {
  claimedFen: number;
  /** Claimed and neither verified nor disallowed yet; it is not owed before that. */
  undecidedFen: number;
  verifiedFen: number;
  /** What agreed plans promise: the lines in force, and what earlier revisions promised and saw paid. */
  agreedFen: number;
  paidFen: number;
  waivedFen: number;
  outstandingFen: number;
  /** Lines due before today, less what was paid into them: a part payment hides nothing, nor does another worker's. */
  overdueFen: number;
  /** Advanced by a fund; still outstanding for the employer. */
  advancedFen: number;
  /** The part of what was paid that repaid the fund. */
  recoveredFen: number;
  /** Days since the oldest unpaid line was due; 0 when nothing is overdue. */
  daysPastDue: number;
  ageing: Ageing;
}

export function noAmounts(): LedgerAmounts {
  return {
    claimedFen: 0,
    undecidedFen: 0,
    verifiedFen: 0,
    agreedFen: 0,
    paidFen: 0,
    waivedFen: 0,
    outstandingFen: 0,
    overdueFen: 0,
    advancedFen: 0,
    recoveredFen: 0,
    daysPastDue: 0,
    ageing: emptyAgeing(),
  };
}

/** Adds `part` into `total`, which is changed; days past due are the oldest of both. */
export function addAmounts(total: LedgerAmounts, part: Readonly<LedgerAmounts>): void {
  total.claimedFen = addFen(total.claimedFen, part.claimedFen);
  total.undecidedFen = addFen(total.undecidedFen, part.undecidedFen);
  total.verifiedFen = addFen(total.verifiedFen, part.verifiedFen);
  total.agreedFen = addFen(total.agreedFen, part.agreedFen);
  total.paidFen = addFen(total.paidFen, part.paidFen);
  total.waivedFen = addFen(total.waivedFen, part.waivedFen);
  total.outstandingFen = addFen(total.outstandingFen, part.outstandingFen);
  total.overdueFen = addFen(total.overdueFen, part.overdueFen);
  total.advancedFen = addFen(total.advancedFen, part.advancedFen);
  total.recoveredFen = addFen(total.recoveredFen, part.recoveredFen);
  total.daysPastDue = Math.max(total.daysPastDue, part.daysPastDue);
  for (const bucket of ['notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'] as const) {
    total.ageing[bucket] = addFen(total.ageing[bucket], part.ageing[bucket]);
  }
}

/** Moves `openFen` of what was counted as not due to the bucket of its age. `amounts` is changed. */
export function countOverdue(amounts: LedgerAmounts, openFen: number, days: number): void {
  if (openFen === 0 || days === 0) return;
  amounts.overdueFen = addFen(amounts.overdueFen, openFen);
  amounts.daysPastDue = Math.max(amounts.daysPastDue, days);
  amounts.ageing.notDue -= openFen;
  amounts.ageing[ageingBucket(days)] += openFen;
}
