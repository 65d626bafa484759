import type { Replay } from './allocation.js';
import { addFen } from './fen-sum.js';
import { effectiveDueOn } from './instalment-balances.js';
import { planInForce, type AgreedPlan } from './ledger-types.js';

/**
 * What is still open, in fen, on lines of the plan in force whose grace is over: the last day of grace lies before `today`.
 * A default is by this shortfall, so a part payment hides none of it.
 * @param graceEndsOn the last day of grace of a due date, by the clause of the plan
 */
export function shortfallBeyondGrace(plans: readonly AgreedPlan[], replayed: Replay, graceEndsOn: (dueOn: string) => string, today: string): number {
  const plan = planInForce(plans);
  const graceOver = new Map<string, boolean>();
  return replayed.lines.reduce((sum, { line, openFen }) => {
    const dueOn = effectiveDueOn(line.dueOn, plan);
    const over = graceOver.get(dueOn) ?? graceEndsOn(dueOn) < today;
    graceOver.set(dueOn, over);
    return over ? addFen(sum, openFen) : sum;
  }, 0);
}
