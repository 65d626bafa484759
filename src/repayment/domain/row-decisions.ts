/**
 * What people decide about a row of a bank's return file.
 * - `match`: it paid this worker.
 * - `unmatch`: a decision that nothing was paid by yet is taken back; account and name decide again.
 * - `notOfCase`: it pays for something else.
 */
export const rowDecisions = ['match', 'unmatch', 'notOfCase'] as const;
export type RowDecision = (typeof rowDecisions)[number];

/** How a row stands when somebody wants to decide about it. */
export interface RowStanding {
  verdict: string;
  /** It was matched by hand. */
  byHand: boolean;
  /** The bank paid it, and what it says was kept. */
  payable: boolean;
  /** What was read from it went with the file. */
  forgotten: boolean;
  /** The import it belongs to was applied: from then on only rows that paid nothing are left to decide. */
  applied: boolean;
  /** A payment of it stands. */
  paid: boolean;
}

export type RowBlockerCode = 'rowForgotten' | 'rowNotPayable' | 'rowPaid' | 'rowMatched' | 'rowNotDecided' | 'rowNotOfCase';

/** Why a decision cannot be taken; null when it can. */
export function rowBlocker(decision: RowDecision, { verdict, byHand, payable, forgotten, applied, paid }: RowStanding): RowBlockerCode | null {
  if (forgotten) return 'rowForgotten';
  if (!payable) return 'rowNotPayable';
  if (paid) return 'rowPaid';
  switch (decision) {
    case 'match':
      // Of an applied import a matched row without a standing payment is one whose payment was reversed: it may be paid again.
      return verdict === 'matched' && !applied ? 'rowMatched' : null;
    case 'unmatch':
      return (byHand && !applied) || verdict === 'notOfCase' ? null : 'rowNotDecided';
    case 'notOfCase':
      return verdict === 'notOfCase' ? 'rowNotOfCase' : null;
  }
}

/** What could be decided about a row now. */
export const possibleDecisions = (standing: RowStanding): RowDecision[] => rowDecisions.filter((decision) => rowBlocker(decision, standing) === null);
