import type { DeadlineRule } from './deadline.js';
import { DeadlineError } from './deadline-error.js';
import { POLICY_RULES } from './policy-rules.js';
import type { RiskLevel, RuleCode, RuleDefinition, StageRuleCode } from './rule-definition.js';
import { ORDER_RULES, STATUTORY_RULES } from './statutory-rules.js';

export type { DeadlineTrigger } from './deadline-trigger.js';
export type {
  AccelerationRuleCode, Confidence, InstalmentRuleCode, OrderRuleCode, ReferralRuleCode, RiskLevel, RuleCode, RuleDefinition, RuleLength, StageRuleCode, StatutoryRuleCode,
} from './rule-definition.js';

/** Every rule as it ships, the office's own before those of the law. */
export const DEFAULT_RULES: readonly RuleDefinition[] = [...POLICY_RULES, ...STATUTORY_RULES, ...ORDER_RULES];

/** States of a case that must not be without a clock. */
export type ClockedState = 'reported' | 'investigating' | 'verifying' | 'coordinating' | 'supervising';

const STAGE_RULES: Readonly<Record<ClockedState, StageRuleCode>> = {
  reported: 'acceptCase',
  investigating: 'investigate',
  verifying: 'verify',
  coordinating: 'coordinate',
  supervising: 'supervisionCheck',
};

/** The rule whose clock runs while a case is in `state`; null for a state without one (the ended ones). */
export function stageRuleOf(state: string): StageRuleCode | null {
  return Object.hasOwn(STAGE_RULES, state) ? STAGE_RULES[state as ClockedState] : null;
}

/** The snapshot a new deadline runs under. Throws `unknownRule`. */
export function ruleFor(
  code: RuleCode,
  riskLevel: RiskLevel,
  definitions: readonly RuleDefinition[] = DEFAULT_RULES,
): DeadlineRule {
  const definition = definitions.find((candidate) => candidate.code === code);
  if (!definition) throw new DeadlineError('unknownRule', { rule: code });
  const { version, basis, nature, effect, pausable, extendable, maxExtension, ladder, rollForward = false } = definition;
  const { length, unit } = definition.lengths[riskLevel];
  return { code, version, basis, unit, length, rollForward, nature, effect, pausable, extendable, ...(maxExtension ? { maxExtension } : {}), ladder };
}
