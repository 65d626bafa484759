import { isBusinessDate } from '../../platform/time/formats.js';
import type { DeadlineTrigger, RuleDefinition } from './deadline-rules.js';
import { stageRuleOf } from './deadline-rules.js';
import { ESCALATION_LADDERS } from './escalation-ladders.js';

/** `subject` is a state for `stateWithoutClock`, a trigger for `triggerOfTwoFeatures`, else a rule's code. */
export interface RuleProblem {
  code:
    | 'stateWithoutClock' | 'ruleNeverStarts' | 'ruleNeverEnds' | 'triggerNeverHeard' | 'ruleTwice' | 'unknownLadder' | 'lengthNotPositive'
    | 'lawFollowsTheRiskLevel' | 'lawStandsStill' | 'sourceMissing' | 'limitOfNoExtension' | 'effectiveFromNoDate' | 'triggerOfTwoFeatures';
  subject: string;
}

/**
 * What is wrong with a set of rules, all at once; the program refuses to start unless it is empty. `openStates`: the states a
 * case may stand in before its end; `heard`: the triggers that the features declare to report, one list each.
 */
export function checkRules(
  definitions: readonly RuleDefinition[],
  openStates: readonly string[],
  heard: readonly (readonly DeadlineTrigger[])[],
): RuleProblem[] {
  const codes = new Set<string>(definitions.map((rule) => rule.code));
  const problems: RuleProblem[] = [];
  for (const state of openStates) {
    const rule = stageRuleOf(state);
    if (!rule || !codes.has(rule)) problems.push({ code: 'stateWithoutClock', subject: state });
  }
  const all = heard.flat();
  for (const trigger of new Set(all.filter((one, i) => all.indexOf(one) !== i))) problems.push({ code: 'triggerOfTwoFeatures', subject: trigger });
  const seen = new Set<string>();
  for (const definition of definitions) {
    const found = problemsOf(definition, new Set(all));
    if (seen.has(definition.code)) found.unshift('ruleTwice');
    seen.add(definition.code);
    problems.push(...found.map((code) => ({ code, subject: definition.code })));
  }
  return problems;
}

function problemsOf(rule: RuleDefinition, heard: ReadonlySet<DeadlineTrigger>): RuleProblem['code'][] {
  const { startsOn, metBy, cancelledBy, begunAnewBy = [], ladder, lengths, basis, effectiveFrom, extendable, maxExtension } = rule;
  const isHeard = (trigger: DeadlineTrigger): boolean => heard.has(trigger);
  const [starts, ends] = [startsOn.some(isHeard), metBy.some(isHeard)];
  const byLevel = Object.values(lengths);
  const found: [boolean, RuleProblem['code']][] = [
    [!starts, 'ruleNeverStarts'],
    [!ends, 'ruleNeverEnds'],
    [starts && ends && ![...startsOn, ...metBy, ...cancelledBy, ...begunAnewBy].every(isHeard), 'triggerNeverHeard'],
    [!Object.hasOwn(ESCALATION_LADDERS, ladder), 'unknownLadder'],
    [byLevel.some(({ length, unit }) => unit !== 'agreedDate' && !(Number.isInteger(length) && length > 0)), 'lengthNotPositive'],
    [rule.nature === 'statutory' && new Set(byLevel.map(({ length, unit }) => `${length} ${unit}`)).size > 1, 'lawFollowsTheRiskLevel'],
    [rule.nature === 'statutory' && rule.pausable, 'lawStandsStill'],
    [basis.source.trim() === '' || (rule.nature === 'statutory' && !basis.article?.trim()), 'sourceMissing'],
    [maxExtension !== undefined && !extendable, 'limitOfNoExtension'],
    [!isBusinessDate(effectiveFrom), 'effectiveFromNoDate'],
  ];
  return found.filter(([wrong]) => wrong).map(([, code]) => code);
}
