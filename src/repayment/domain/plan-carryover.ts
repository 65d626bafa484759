import { claimKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { addDays } from '../../deadlines/domain/business-date.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import type { Replay } from './allocation.js';
import { isSocialInsurance } from './claim-kind.js';
import { addFen } from './fen-sum.js';
import type { InstalmentBalance } from './instalment-balances.js';
import type { InstalmentDraft } from './instalment-rules.js';
import { proposeDate, type ProposalTime } from './proposal-dates.js';

/** When nothing of the plan lies ahead, what was added is proposed for this many days from today. */
const DAYS_FOR_ADDED = 30;

/** What a plan in force says no longer, or does not say yet, in fen. */
export interface PlanGap {
  /** Verified and outstanding, and promised by no line, by kind. */
  unplanned: ReadonlyMap<PaymentKind, number>;
  /** Promised by lines of claims that were verified down since. */
  cutFen: number;
}

/** How what is owed has moved away from the plan in force; of insurance under the kind that the plan promises it as. */
export function planGap({ claims, lines }: Pick<Replay, 'claims' | 'lines'>, instalments: readonly Pick<InstalmentBalance, 'kind'>[]): PlanGap {
  const unplanned = new Map<PaymentKind, number>();
  for (const kind of claimKinds) {
    const fen = claims.reduce((sum, claim) => (claim.obligation.kind === kind ? addFen(sum, claim.unplannedFen) : sum), 0);
    if (fen === 0) continue;
    const by = instalments.some((instalment) => instalment.kind === kind) || !isSocialInsurance(kind) ? kind : 'socialInsurance';
    unplanned.set(by, addFen(unplanned.get(by) ?? 0, fen));
  }
  return { unplanned, cutFen: lines.reduce((sum, { cutFen }) => addFen(sum, cutFen), 0) };
}

export const hasGap = ({ unplanned, cutFen }: PlanGap): boolean => unplanned.size > 0 || cutFen > 0;

/**
 * The instalments of the revision that closes the gap, by a rule that favours nobody: what is outstanding stays on its agreed day,
 * overdue or not; what was added goes to the instalments of its kind that are not due yet, in proportion to what is outstanding
 * on them (largest remainder); where none is left, to the last day of the plan, or else to a working day some thirty days from
 * today. What is no longer owed has left the youngest instalments already.
 */
export function carryOver(instalments: readonly InstalmentBalance[], { unplanned }: PlanGap, time: ProposalTime): InstalmentDraft[] {
  const open = instalments.filter(({ outstandingFen }) => outstandingFen > 0);
  const drafts = open.map(({ kind, dueOn, outstandingFen }): InstalmentDraft => ({ kind, dueOn, amountFen: outstandingFen }));
  for (const [kind, fen] of unplanned) {
    const ahead = drafts.filter((draft) => draft.kind === kind && draft.dueOn >= time.today);
    if (ahead.length === 0) drafts.push({ kind, dueOn: dayForAdded(instalments, kind, time), amountFen: fen });
    const shares = splitLargestRemainder(ahead.length === 0 ? 0 : fen, ahead.map(({ amountFen }) => amountFen));
    ahead.forEach((draft, place) => (draft.amountFen = addFen(draft.amountFen, shares[place] ?? 0)));
  }
  return drafts;
}

function dayForAdded(instalments: readonly InstalmentBalance[], kind: PaymentKind, time: ProposalTime): string {
  const last = instalments.reduce((latest, { dueOn }) => (dueOn > latest ? dueOn : latest), '');
  return proposeDate(last >= time.today ? last : addDays(time.today, DAYS_FOR_ADDED), kind, time).dueOn;
}
