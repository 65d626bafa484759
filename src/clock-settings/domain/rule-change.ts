import { addCalendarMonths } from '../../deadlines/domain/business-date.js';
import { DeadlineError } from '../../deadlines/domain/deadline-error.js';
import { type LengthUnit, requireLength } from '../../deadlines/domain/deadline-length.js';
import type { RiskLevel, RuleDefinition } from '../../deadlines/domain/deadline-rules.js';
import type { LegalBasis } from '../../deadlines/domain/deadline.js';
import type { Finding, Findings } from './finding.js';

/** From mild to severe. */
export const RULE_LEVELS = ['blue', 'yellow', 'orange', 'red'] as const satisfies readonly RiskLevel[];

export const LENGTH_UNITS = ['hours', 'workingDays', 'naturalDays', 'months', 'years'] as const satisfies readonly LengthUnit[];

export interface NewLength {
  length: number;
  unit: LengthUnit;
}

/** New lengths of a rule, as they were typed. */
export interface RuleProposal {
  lengths: Readonly<Record<RiskLevel, NewLength>>;
  /** Absent: the basis of the rule as it ships. */
  basis?: LegalBasis | undefined;
  /** `YYYY-MM-DD`: clocks that start on it or later run under the new lengths. */
  effectiveFrom: string;
  moveRunning: boolean;
}

/** A version as it stands, to compare with. */
export interface RuleVersionFacts {
  version: number;
  lengths: RuleDefinition['lengths'];
  basis: LegalBasis | null;
  effectiveFrom: string;
}

/** A change is decided for the time ahead that can be overseen. */
const YEARS_AHEAD = 2;

/** Rough hours of a unit, only to tell a longer time from a shorter one: 5 working days are a week. */
const HOURS: Readonly<Record<LengthUnit, number>> = { hours: 1, workingDays: 33.6, naturalDays: 24, months: 730, years: 8_766 };

/** Why a rule's lengths are nobody's to change here; null when they are the office's. */
export function fixedBecause({ lengths, nature, confidence }: RuleDefinition): 'lengthIsAgreed' | 'setByLaw' | null {
  if (Object.values(lengths).some(({ unit }) => unit === 'agreedDate')) return 'lengthIsAgreed';
  // Read in the law's own text. What is known from elsewhere, or left to local rules, an office corrects.
  return nature === 'statutory' && confidence === 'primary' ? 'setByLaw' : null;
}

/**
 * What is wrong with new lengths of a rule. `versions`: the office's own so far, oldest first; `today`: `YYYY-MM-DD`.
 */
export function checkRuleChange(rule: RuleDefinition, versions: readonly RuleVersionFacts[], proposal: RuleProposal, today: string): Findings {
  const fixed = fixedBecause(rule);
  if (fixed) return { blockers: [{ code: fixed, path: 'lengths' }], warnings: [] };
  const blockers = [...RULE_LEVELS.flatMap((level) => lengthFindings(level, proposal.lengths[level])), ...statutoryFindings(rule, proposal), ...dateFindings(proposal, today)];
  if (changesNothing(rule, versions.at(-1), proposal)) blockers.push({ code: 'nothingChanges', path: 'lengths' });
  return { blockers, warnings: [...levelWarnings(proposal), ...supersededWarnings(versions, proposal, today)] };
}

/** What is wrong with the length of one level. */
export function lengthFindings(level: RiskLevel, { length, unit }: NewLength): Finding[] {
  try {
    requireLength(length, unit);
    return [];
  } catch (error) {
    if (error instanceof DeadlineError) return [{ code: error.code, path: `lengths.${level}`, params: error.params }];
    throw error;
  }
}

/** The law knows no risk levels; and a length that differs from the one we know needs the local rule that says so. */
function statutoryFindings({ nature }: RuleDefinition, { lengths, basis }: RuleProposal): Finding[] {
  if (nature !== 'statutory') return [];
  const { length, unit } = lengths.blue;
  const same = RULE_LEVELS.every((level) => lengths[level].length === length && lengths[level].unit === unit);
  return [
    ...(same ? [] : [{ code: 'sameForAllLevels', path: 'lengths' }]),
    ...(basis ? [] : [{ code: 'basisMissing', path: 'basis' }]),
  ];
}

function dateFindings({ effectiveFrom, moveRunning }: RuleProposal, today: string): Finding[] {
  const last = addCalendarMonths(today, 12 * YEARS_AHEAD);
  if (effectiveFrom < today) return [{ code: 'effectiveInThePast', path: 'effectiveFrom', params: { today } }];
  if (effectiveFrom > last) return [{ code: 'tooFarAhead', path: 'effectiveFrom', params: { last } }];
  return moveRunning && effectiveFrom > today ? [{ code: 'notInForceYet', path: 'moveRunning', params: { effectiveFrom } }] : [];
}

function changesNothing(rule: RuleDefinition, newest: RuleVersionFacts | undefined, { lengths, basis, effectiveFrom }: RuleProposal): boolean {
  const present = newest ?? { lengths: rule.lengths, basis: null, effectiveFrom: rule.effectiveFrom };
  const sameLengths = RULE_LEVELS.every((level) => present.lengths[level].length === lengths[level].length && present.lengths[level].unit === lengths[level].unit);
  const sameBasis = (present.basis?.source ?? '') === (basis?.source ?? '') && (present.basis?.article ?? '') === (basis?.article ?? '');
  return sameLengths && sameBasis && effectiveFrom >= present.effectiveFrom;
}

/** Graver cases are to go faster; the other way round is mostly a slip. */
function levelWarnings({ lengths }: RuleProposal): Finding[] {
  const hours = (level: RiskLevel): number => lengths[level].length * HOURS[lengths[level].unit];
  return RULE_LEVELS.slice(1).flatMap((level, i) => {
    const milder = RULE_LEVELS[i];
    return milder && hours(level) > hours(milder) ? [{ code: 'levelsOutOfOrder', path: `lengths.${level}`, params: { level, milder } }] : [];
  });
}

/** The newest version in force counts: one that was to come later, or on the same day, never does. */
function supersededWarnings(versions: readonly RuleVersionFacts[], { effectiveFrom }: RuleProposal, today: string): Finding[] {
  return versions
    .filter((version) => version.effectiveFrom > today && version.effectiveFrom >= effectiveFrom)
    .map((version) => ({ code: 'supersedesComing', path: 'effectiveFrom', params: { version: version.version, date: version.effectiveFrom } }));
}
