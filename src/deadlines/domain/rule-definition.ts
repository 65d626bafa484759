import type { DeadlineRule, LegalBasis } from './deadline.js';
import type { DeadlineUnit } from './deadline-length.js';
import type { DeadlineTrigger } from './deadline-trigger.js';

export type RiskLevel = 'blue' | 'yellow' | 'orange' | 'red';

export type StageRuleCode = 'acceptCase' | 'investigate' | 'verify' | 'coordinate' | 'supervisionCheck';
export type ReferralRuleCode = 'referralAcknowledge' | 'referralReply' | 'referralDecline';
export type InstalmentRuleCode = 'instalment' | 'insuranceInstalment';
export type AccelerationRuleCode = 'acceleratedRest' | 'acceleratedInsurance';
export type StatutoryRuleCode =
  | 'mediationEnds'
  | 'judicialConfirmation'
  | 'arbitrationReview'
  | 'arbitrationLimitation'
  | 'employerAnswer'
  | 'petitionReceipt'
  | 'petitionHandled'
  | 'hotlineReply';
/** The day that an authority sets the employer. */
export type OrderRuleCode = 'labourOrder';
export type RuleCode = StageRuleCode | ReferralRuleCode | InstalmentRuleCode | AccelerationRuleCode | StatutoryRuleCode | OrderRuleCode;

/** How sure the source of a rule is: read in the primary text, in a secondary one, known but unseen, or the office's own. */
export type Confidence = 'primary' | 'secondary' | 'known' | 'policy';

export interface RuleLength {
  length: number;
  unit: DeadlineUnit;
}

/** A rule as it ships: everything a deadline needs, a length for each risk level, and what starts and ends the clock. */
export interface RuleDefinition extends Omit<DeadlineRule, 'length' | 'unit'> {
  code: RuleCode;
  basis: LegalBasis;
  startsOn: readonly DeadlineTrigger[];
  metBy: readonly DeadlineTrigger[];
  cancelledBy: readonly DeadlineTrigger[];
  /** What breaks off the clock that runs and starts another in full (中断). */
  begunAnewBy?: readonly DeadlineTrigger[];
  lengths: Readonly<Record<RiskLevel, RuleLength>>;
  /** `YYYY-MM-DD` in the office's zone. */
  effectiveFrom: string;
  confidence: Confidence;
}

export type Ends = Pick<RuleDefinition, 'startsOn' | 'metBy' | 'cancelledBy'>;

export const wd = (length: number): RuleLength => ({ length, unit: 'workingDays' });
export const h = (length: number): RuleLength => ({ length, unit: 'hours' });
export const d = (length: number): RuleLength => ({ length, unit: 'naturalDays' });
export const y = (length: number): RuleLength => ({ length, unit: 'years' });

type Lengths = readonly [blue: RuleLength, yellow: RuleLength, orange: RuleLength, red: RuleLength];

export const byLevel = ([blue, yellow, orange, red]: Lengths): RuleDefinition['lengths'] => ({ blue, yellow, orange, red });
export const same = (length: RuleLength): RuleDefinition['lengths'] => byLevel([length, length, length, length]);
