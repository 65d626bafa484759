import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import type { Replay } from './allocation.js';
import { isSocialInsurance } from './claim-kind.js';
import type { LateFeePrincipal } from './late-fee.js';
import type { LedgerHistory, Obligation } from './ledger-types.js';

/**
 * First day in arrears of a claim: the first of the month after its period, because contributions of a month are payable
 * within it (the collector's own day is local). A period of several months counts from its end, so that the estimate never
 * overstates. `null` without a period: then no fee can be estimated.
 */
export function firstDayInArrears({ from, to }: Pick<Obligation, 'from' | 'to'>): string | null {
  const lastMonth = to ?? from;
  return lastMonth ? addCalendarMonths(`${lastMonth.slice(0, 7)}-01`, 1) : null;
}

/** What bears a late fee in a replayed ledger, with the payments that lessened it. Claims without a first day in arrears are left out. */
export function lateFeePrincipals(
  { obligations, postings }: LedgerHistory,
  replayed: Replay,
  arrearsFrom: (obligation: Obligation) => string | null = firstDayInArrears,
): LateFeePrincipal[] {
  const paidOn = new Map(postings.map((posting) => [posting.id, posting.paidOn]));
  const payments = new Map<string, { paidOn: string; amountFen: number }[]>();
  for (const { claimId, postingId, amountFen, advance } of replayed.allocations) {
    const date = paidOn.get(postingId);
    if (advance || date === undefined) continue;
    const ofClaim = payments.get(claimId) ?? [];
    ofClaim.push({ paidOn: date, amountFen });
    payments.set(claimId, ofClaim);
  }
  return obligations.flatMap((obligation) => {
    const start = isSocialInsurance(obligation.kind) ? arrearsFrom(obligation) : null;
    if (start === null || !obligation.verifiedFen) return [];
    const { claimId, kind, verifiedFen } = obligation;
    return [{ claimId, kind, principalFen: verifiedFen, arrearsFrom: start, payments: payments.get(claimId) ?? [] }];
  });
}
