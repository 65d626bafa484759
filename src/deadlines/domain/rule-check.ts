import type { DeadlineTrigger, RuleDefinition } from './deadline-rules.js';
import { stageRuleOf } from './deadline-rules.js';
import { ESCALATION_LADDERS } from './escalation-ladders.js';

/** `subject` is a state for `stateWithoutClock`, else a rule's code. */
export interface RuleProblem {
  code: 'stateWithoutClock' | 'ruleNeverStarts' | 'ruleNeverEnds' | 'ruleTwice' | 'unknownLadder' | 'lengthNotPositive';
  subject: string;
}

/**
 * What is wrong with a set of rules, all at once; the program refuses to start unless it is empty. `openStates`: the states a
 * case may stand in before its end; `heard`: the triggers the application really reports to the engine.
 */
export function checkRules(
  definitions: readonly RuleDefinition[],
  openStates: readonly string[],
  heard: readonly DeadlineTrigger[],
): RuleProblem[] {
  const codes = new Set<string>(definitions.map((rule) => rule.code));
  const problems: RuleProblem[] = [];
  for (const state of openStates) {
    const rule = stageRuleOf(state);
    if (!rule || !codes.has(rule)) problems.push({ code: 'stateWithoutClock', subject: state });
  }
  const isHeard = (trigger: DeadlineTrigger): boolean => heard.includes(trigger);
  const seen = new Set<string>();
  for (const { code, startsOn, metBy, ladder, lengths } of definitions) {
    if (seen.has(code)) problems.push({ code: 'ruleTwice', subject: code });
    seen.add(code);
    if (!startsOn.some(isHeard)) problems.push({ code: 'ruleNeverStarts', subject: code });
    if (!metBy.some(isHeard)) problems.push({ code: 'ruleNeverEnds', subject: code });
    if (!Object.hasOwn(ESCALATION_LADDERS, ladder)) problems.push({ code: 'unknownLadder', subject: code });
    const wrong = Object.values(lengths).some(({ length, unit }) => unit !== 'agreedDate' && !(Number.isInteger(length) && length > 0));
    if (wrong) problems.push({ code: 'lengthNotPositive', subject: code });
  }
  return problems;
}
