import { aidMachine } from './aid/domain/aid-transitions.js';
import { caseMachine } from './cases/domain/case-transitions.js';
import { clockOfState } from './cases/domain/case-effects.js';
import { assertMachinesSound } from './cases/domain/machine-check.js';
import { caseBlockerMessages } from './cases/domain/messages.js';
import { type DeadlineTrigger, DEFAULT_RULES } from './deadlines/domain/deadline-rules.js';
import { checkRules } from './deadlines/domain/rule-check.js';
import { openCaseStates } from './cases/domain/vocabulary.js';
import { commandMessages } from './platform/machine/messages.js';
import { referralBlockerMessages } from './referrals/domain/messages.js';
import { referralMachine } from './referrals/domain/referral-transitions.js';
import { planBlockerMessages } from './repayment/domain/plan-machine-messages.js';
import { planMachine } from './repayment/domain/plan-transitions.js';
import { requestBlockerMessages } from './requests/domain/messages.js';
import { requestMachine } from './requests/domain/request-transitions.js';

/** What the program really reports to its clocks; a rule that waits for anything else could never fire. */
const HEARD: readonly DeadlineTrigger[] = [
  'caseReported', 'caseEnteredInvestigating', 'caseEnteredVerifying', 'caseEnteredCoordinating', 'caseEnteredSupervising', 'caseLeftStage',
  'supervisionChecked', 'referralSent', 'referralAcknowledged', 'referralReplied', 'referralReturned', 'referralDeclined', 'referralRuled',
  'referralRecalled', 'planAgreed', 'planSuperseded', 'instalmentPaid',
];

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
  ]);
  const problems = checkRules(DEFAULT_RULES, openCaseStates, HEARD);
  if (problems.length > 0) throw new Error(`The deadline rules are unsound: ${problems.map(({ code, subject }) => `${code} (${subject})`).join(', ')}`);
}
