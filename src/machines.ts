import { aidMachine } from './aid/domain/aid-transitions.js';
import { caseMachine } from './cases/domain/case-transitions.js';
import { caseTriggers } from './cases/domain/case-triggers.js';
import { clockOfState } from './cases/domain/case-effects.js';
import { assertMachinesSound } from './cases/domain/machine-check.js';
import { caseBlockerMessages } from './cases/domain/messages.js';
import { DEFAULT_RULES } from './deadlines/domain/deadline-rules.js';
import { checkRules } from './deadlines/domain/rule-check.js';
import { labourOrderTriggers } from './labour-orders/domain/order-kinds.js';
import { openCaseStates } from './cases/domain/vocabulary.js';
import { commandMessages } from './platform/machine/messages.js';
import { referralBlockerMessages } from './referrals/domain/messages.js';
import { referralMachine } from './referrals/domain/referral-transitions.js';
import { referralTriggers } from './referrals/domain/referral-triggers.js';
import { planBlockerMessages } from './repayment/domain/plan-machine-messages.js';
import { planMachine } from './repayment/domain/plan-transitions.js';
import { repaymentTriggers } from './repayment/domain/repayment-triggers.js';
import { requestBlockerMessages } from './requests/domain/messages.js';
import { requestMachine } from './requests/domain/request-transitions.js';
import { statutoryTriggers } from './statutory/domain/legal-event-type.js';
import { supervisorItemBlockerMessages } from './supervisor-items/domain/messages.js';
import { supervisorItemMachine } from './supervisor-items/domain/supervisor-item-transitions.js';

/** What each feature declares to report to the clocks; a rule that waits for anything else could never fire. */
const HEARD = [caseTriggers, referralTriggers, repaymentTriggers, statutoryTriggers, labourOrderTriggers] as const;

/**
 * At start: every machine is whole, every open state of a case has a clock, every rule can fire.
 * @throws Error naming everything that is wrong at once
 */
export function assertRulesSound(): void {
  const clocks = Object.fromEntries(openCaseStates.map((state) => [state, [clockOfState[state]]]));
  assertMachinesSound([
    { machine: caseMachine, messages: caseBlockerMessages, clocks },
    { machine: referralMachine, messages: referralBlockerMessages },
    { machine: planMachine, messages: planBlockerMessages },
    { machine: aidMachine, messages: commandMessages },
    { machine: requestMachine, messages: requestBlockerMessages },
    { machine: supervisorItemMachine, messages: supervisorItemBlockerMessages },
  ]);
  const problems = checkRules(DEFAULT_RULES, openCaseStates, HEARD);
  if (problems.length > 0) throw new Error(`The deadline rules are unsound: ${problems.map(({ code, subject }) => `${code} (${subject})`).join(', ')}`);
}
