import type { DeadlineRule, LegalBasis } from './deadline.js';
import { DeadlineError } from './deadline-error.js';
import type { DeadlineUnit } from './deadline-length.js';

export type RiskLevel = 'blue' | 'yellow' | 'orange' | 'red';

/** States of a case that must not be without a clock. */
export type ClockedState = 'reported' | 'investigating' | 'verifying' | 'coordinating' | 'supervising';

export type StageRuleCode = 'acceptCase' | 'investigate' | 'verify' | 'coordinate' | 'supervisionCheck';
export type ReferralRuleCode = 'referralAcknowledge' | 'referralReply' | 'referralDecline';
export type InstalmentRuleCode = 'instalment' | 'insuranceInstalment';
export type RuleCode = StageRuleCode | ReferralRuleCode | InstalmentRuleCode;

/** What happens in the product that may start or end a clock; nothing else does, no edit and no comment. */
export type DeadlineTrigger =
  | 'caseReported'
  | 'caseEnteredInvestigating'
  | 'caseEnteredVerifying'
  | 'caseEnteredCoordinating'
  | 'caseEnteredSupervising'
  | 'caseLeftStage'
  | 'supervisionChecked'
  | 'referralSent'
  | 'referralAcknowledged'
  | 'referralReplied'
  | 'referralReturned'
  | 'referralDeclined'
  | 'referralRuled'
  | 'referralRecalled'
  | 'planAgreed'
  | 'planSuperseded'
  | 'instalmentPaid';

/** How sure the source of a rule is: read in the primary text, in a secondary one, known but unseen, or the office's own. */
export type Confidence = 'primary' | 'secondary' | 'known' | 'policy';

export interface RuleLength {
  length: number;
  unit: DeadlineUnit;
}

/** A rule as it ships: everything a deadline needs, a length for each risk level, and what starts and ends the clock. */
export interface RuleDefinition extends Omit<DeadlineRule, 'length' | 'unit'> {
  code: RuleCode;
  startsOn: readonly DeadlineTrigger[];
  metBy: readonly DeadlineTrigger[];
  cancelledBy: readonly DeadlineTrigger[];
  lengths: Readonly<Record<RiskLevel, RuleLength>>;
  /** `YYYY-MM-DD` in the office's zone. */
  effectiveFrom: string;
  confidence: Confidence;
}

const OFFICE_POLICY: LegalBasis = { source: '本单位“三快”办理时限' };

const wd = (length: number): RuleLength => ({ length, unit: 'workingDays' });
const h = (length: number): RuleLength => ({ length, unit: 'hours' });
const d = (length: number): RuleLength => ({ length, unit: 'naturalDays' });

type Lengths = readonly [blue: RuleLength, yellow: RuleLength, orange: RuleLength, red: RuleLength];
const byLevel = ([blue, yellow, orange, red]: Lengths): RuleDefinition['lengths'] => ({ blue, yellow, orange, red });
const same = (length: RuleLength): Lengths => [length, length, length, length];

type Ends = Pick<RuleDefinition, 'startsOn' | 'metBy' | 'cancelledBy'>;

function policy(code: RuleCode, lengths: Lengths, ends: Ends, more: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    code,
    version: '1',
    basis: OFFICE_POLICY,
    nature: 'policy',
    effect: 'due',
    pausable: true,
    extendable: true,
    ladder: 'stage',
    lengths: byLevel(lengths),
    effectiveFrom: '2024-01-01',
    confidence: 'policy',
    ...ends,
    ...more,
  };
}

/** A stage's clock runs from entering the state to leaving it. */
const stage = (startsOn: DeadlineTrigger): Ends => ({ startsOn: [startsOn], metBy: ['caseLeftStage'], cancelledBy: [] });

/** An agreed day never moves by itself: a reschedule is a new revision of the plan. */
function agreed(code: InstalmentRuleCode): RuleDefinition {
  return policy(
    code,
    same({ length: 0, unit: 'agreedDate' }),
    { startsOn: ['planAgreed'], metBy: ['instalmentPaid'], cancelledBy: ['planSuperseded'] },
    { basis: { source: '履行方案约定' }, pausable: false, extendable: false, ladder: code },
  );
}

/**
 * The defaults an office starts with; all lengths are the office's to change. Referral clocks run from sending, never from a
 * click of the receiver, and a ruling sends anew.
 */
export const DEFAULT_RULES: readonly RuleDefinition[] = [
  policy('acceptCase', [wd(2), wd(1), h(8), h(2)], stage('caseReported')),
  policy('investigate', [wd(5), wd(3), wd(2), h(24)], stage('caseEnteredInvestigating')),
  policy('verify', [wd(7), wd(5), wd(3), h(48)], stage('caseEnteredVerifying')),
  policy('coordinate', [wd(10), wd(10), wd(7), wd(5)], stage('caseEnteredCoordinating')),
  policy(
    'supervisionCheck',
    same(d(30)),
    { startsOn: ['caseEnteredSupervising', 'supervisionChecked'], metBy: ['supervisionChecked'], cancelledBy: ['caseLeftStage'] },
    { rollForward: true },
  ),
  policy(
    'referralAcknowledge',
    [wd(2), wd(1), wd(1), h(4)],
    {
      startsOn: ['referralSent', 'referralRuled'],
      metBy: ['referralAcknowledged', 'referralReplied', 'referralDeclined'],
      cancelledBy: ['referralRecalled'],
    },
    { ladder: 'referral' },
  ),
  policy(
    'referralReply',
    [wd(10), wd(7), wd(5), wd(3)],
    {
      startsOn: ['referralSent', 'referralReturned', 'referralRuled'],
      metBy: ['referralReplied'],
      cancelledBy: ['referralDeclined', 'referralRecalled'],
    },
    { ladder: 'referral' },
  ),
  policy(
    'referralDecline',
    same(wd(5)),
    {
      startsOn: ['referralSent'],
      metBy: ['referralDeclined', 'referralReplied'],
      cancelledBy: ['referralRecalled'],
    },
    { effect: 'expired', extendable: false, ladder: 'none' },
  ),
  agreed('instalment'),
  agreed('insuranceInstalment'),
];

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
  const { version, basis, nature, effect, pausable, extendable, ladder, rollForward = false } = definition;
  const { length, unit } = definition.lengths[riskLevel];
  return { code, version, basis, unit, length, rollForward, nature, effect, pausable, extendable, ladder };
}
