import { addFen } from './fen-sum.js';
import type { LedgerDue } from './ledger-summary.js';

/**
 * What is still open, in fen, on lines of the plan in force whose grace is over: the last day of grace lies before `today`.
 * A default is by this shortfall, so a part payment hides none of it.
 * @param graceEndsOn the last day of grace of a due date, by the clause of the plan
 */
export function shortfallBeyondGrace(dues: readonly LedgerDue[], graceEndsOn: (dueOn: string) => string, today: string): number {
  return dues.reduce((sum, { dueOn, openFen }) => (graceEndsOn(dueOn) < today ? addFen(sum, openFen) : sum), 0);
}
