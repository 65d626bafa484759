import type { LegalBasis } from './deadline.js';
import type { DeadlineTrigger } from './deadline-trigger.js';
import { type AccelerationRuleCode, byLevel, d, type Ends, h, type InstalmentRuleCode, type RuleCode, type RuleDefinition, same, wd } from './rule-definition.js';

const OFFICE_POLICY: LegalBasis = { source: '本单位“三快”办理时限' };

function policy(code: RuleCode, lengths: RuleDefinition['lengths'], ends: Ends, more: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    code,
    version: '1',
    basis: OFFICE_POLICY,
    nature: 'policy',
    effect: 'due',
    pausable: true,
    extendable: true,
    ladder: 'stage',
    lengths,
    effectiveFrom: '2024-01-01',
    confidence: 'policy',
    ...ends,
    ...more,
  };
}

/** A stage's clock runs from entering the state to leaving it; sent back or withdrawn, the case has not done what the stage was for. */
const stage = (startsOn: DeadlineTrigger): Ends => ({ startsOn: [startsOn], metBy: ['caseLeftStage'], cancelledBy: ['caseStageCalledOff'] });

/** An agreed day never moves by itself: a reschedule is a new revision of the plan. */
const agreedDay = (code: InstalmentRuleCode | AccelerationRuleCode, ends: Ends): RuleDefinition =>
  policy(code, same({ length: 0, unit: 'agreedDate' }), ends, { basis: { source: '履行方案约定' }, pausable: false, extendable: false, ladder: code });

/** While the rest of a plan is declared due, one clock stands for all that was due later. */
const instalmentClock = (code: InstalmentRuleCode): RuleDefinition =>
  agreedDay(code, { startsOn: ['planAgreed', 'accelerationRevoked'], metBy: ['instalmentPaid'], cancelledBy: ['planSuperseded', 'planAccelerated'] });

const accelerationClock = (code: AccelerationRuleCode): RuleDefinition =>
  agreedDay(code, { startsOn: ['planAccelerated'], metBy: ['instalmentPaid'], cancelledBy: ['planSuperseded', 'accelerationRevoked'] });

/**
 * The defaults an office starts with; all lengths are the office's to change. Referral clocks run from sending, never from a
 * click of the receiver, and a ruling sends anew.
 */
export const POLICY_RULES: readonly RuleDefinition[] = [
  policy('acceptCase', byLevel([wd(2), wd(1), h(8), h(2)]), stage('caseReported')),
  policy('investigate', byLevel([wd(5), wd(3), wd(2), h(24)]), stage('caseEnteredInvestigating')),
  policy('verify', byLevel([wd(7), wd(5), wd(3), h(48)]), stage('caseEnteredVerifying')),
  policy('coordinate', byLevel([wd(10), wd(10), wd(7), wd(5)]), stage('caseEnteredCoordinating')),
  policy(
    'supervisionCheck',
    same(d(30)),
    {
      startsOn: ['caseEnteredSupervising', 'supervisionChecked'],
      metBy: ['supervisionChecked', 'caseLeftStage'],
      cancelledBy: ['caseStageCalledOff'],
    },
    { rollForward: true },
  ),
  policy(
    'referralAcknowledge',
    byLevel([wd(2), wd(1), wd(1), h(4)]),
    {
      startsOn: ['referralSent', 'referralRuled'],
      metBy: ['referralAcknowledged', 'referralReplied', 'referralDeclined'],
      cancelledBy: ['referralRecalled'],
    },
    { ladder: 'referral' },
  ),
  policy(
    'referralReply',
    byLevel([wd(10), wd(7), wd(5), wd(3)]),
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
  instalmentClock('instalment'),
  instalmentClock('insuranceInstalment'),
  accelerationClock('acceleratedRest'),
  accelerationClock('acceleratedInsurance'),
];
