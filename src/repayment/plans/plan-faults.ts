import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import { carriedOver, checkInstalments, type InstalmentDraft } from '../domain/instalment-rules.js';
import type { PlanBlocker } from '../domain/plan-blocker.js';
import { amountsToCover, checkPlanCovers, coverageBlockers, outstandingByKind } from '../domain/plan-coverage.js';

/** Everything wrong with instalments as the ledger stands: each by itself, and whether they add up to what is owed. */
export function planFaults(instalments: readonly InstalmentDraft[], { balances, today }: Pick<CaseLedgerState, 'balances' | 'today'>): PlanBlocker[] {
  const faults = checkInstalments(instalments, outstandingByKind(balances), today, carriedOver(balances.instalments));
  return [...faults, ...coverageBlockers(checkPlanCovers({ ...amountsToCover(balances), instalments }))];
}
