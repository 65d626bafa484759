import { DEFAULT_RULES } from '../../deadlines/domain/deadline-rules.js';
import { LENGTH_UNITS, RULE_LEVELS, lengthFindings } from './rule-change.js';

/** A version as it lies in the database, written by whatever version of the program. */
export interface StoredRule {
  code: string;
  version: number;
  lengths: Partial<Record<string, { length?: unknown; unit?: unknown }>>;
}

/** What is wrong with stored versions of rules, in words for whoever starts the program; empty when clocks can run under all. */
export function storedRuleProblems(versions: readonly StoredRule[]): string[] {
  return versions.flatMap(({ code, version, lengths }) => {
    const name = `version ${version} of the rule ${code}`;
    const rule = DEFAULT_RULES.find((candidate) => candidate.code === code);
    if (!rule) return [`${name}: this version of the program has no such rule`];
    if (rule.lengths.blue.unit === 'agreedDate') return [`${name}: its date is agreed and has no length`];
    return RULE_LEVELS.flatMap((level) => {
      const { length, unit } = lengths[level] ?? {};
      const known = LENGTH_UNITS.find((candidate) => candidate === unit);
      if (known === undefined || typeof length !== 'number') return [`${name}: ${level} has no length in a known unit`];
      return lengthFindings(level, { length, unit: known }).map((finding) => `${name}: ${level} is ${length} ${known} (${finding.code})`);
    });
  });
}
