import { figureDefinition } from '../legal-figures/domain/figure-definitions.js';
import { payForLabour } from './domain/pay-arrears.js';

/** A condition on rows `d` of `case_debts`: pay for labour of which something is due on the day that `today` names. */
export const PAY_DUE = (today: string): string => `d.kind IN (${payForLabour.map((kind) => `'${kind}'`).join(', ')}) AND (d.unplanned_fen > 0 OR d.first_due_on < ${today})`;

/** Less than this reaches no threshold anywhere, in fen; after an incident any amount may. */
export const leastDueFen = (incident: boolean): number => (incident ? 1 : figureDefinition('wageCrimeWorkerFen').min);
