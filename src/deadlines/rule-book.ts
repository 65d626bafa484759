import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeadlineError } from './domain/deadline-error.js';
import { DEFAULT_RULES, type RiskLevel, type RuleCode, type RuleDefinition, ruleFor } from './domain/deadline-rules.js';
import type { DeadlineRule } from './domain/deadline.js';
import { RuleVersion } from './rule-version.entity.js';

/** The rules as they are in force: those that ship, under the office's own lengths where it has set some. */
@Injectable()
export class RuleBook {
  /**
   * The rule that a clock runs under which starts on the business date `on`: of the versions in force then the newest.
   * @throws DeadlineError `unknownRule`
   */
  async ruleFor(m: EntityManager, code: RuleCode, level: RiskLevel, on: string): Promise<DeadlineRule> {
    return ruleFor(code, level, [await this.definition(m, code, on)]);
  }

  /** The rule of a version that a clock was started under, at another risk level. */
  async ruleOfVersion(m: EntityManager, code: RuleCode, level: RiskLevel, version: string): Promise<DeadlineRule> {
    return ruleFor(code, level, [await this.ofVersion(m, code, Number(version))]);
  }

  /** A version of a rule; 1 is the one that ships. @throws DeadlineError `unknownRule` */
  async ofVersion(m: EntityManager, code: RuleCode, version: number): Promise<RuleDefinition> {
    const own = await m.findOneBy(RuleVersion, { code, version });
    return own ? overlay(shipped(code), own) : shipped(code);
  }

  /** Every rule as in force on `on`, in the order in which they ship. */
  async inForce(m: EntityManager, on: string): Promise<RuleDefinition[]> {
    const versions = await m.query<{ code: string; version: number }[]>(
      'SELECT code, max(version)::int AS version FROM rule_versions WHERE effective_from <= $1 GROUP BY code', [on],
    );
    const own = versions.length === 0 ? [] : await m.find(RuleVersion, { where: versions.map(({ code, version }) => ({ code: code as RuleCode, version })) });
    return DEFAULT_RULES.map((rule) => {
      const version = own.find(({ code }) => code === rule.code);
      return version ? overlay(rule, version) : rule;
    });
  }

  private async definition(m: EntityManager, code: RuleCode, on: string): Promise<RuleDefinition> {
    const [own] = await m
      .createQueryBuilder(RuleVersion, 'v').where('v.code = :code AND v.effectiveFrom <= :on', { code, on }).orderBy('v.version', 'DESC').limit(1).getMany();
    return own ? overlay(shipped(code), own) : shipped(code);
  }
}

/** A rule with the office's own lengths, and the local regulation behind them if one was named. */
export function overlay(rule: RuleDefinition, { version, lengths, basis, effectiveFrom }: Pick<RuleVersion, 'version' | 'lengths' | 'basis' | 'effectiveFrom'>): RuleDefinition {
  return { ...rule, version: String(version), lengths, basis: basis ?? rule.basis, effectiveFrom };
}

/** The rule as it ships; undefined for a code that is none. */
export const shippedRule = (code: string): RuleDefinition | undefined => DEFAULT_RULES.find((rule) => rule.code === code);

function shipped(code: RuleCode): RuleDefinition {
  const rule = shippedRule(code);
  if (!rule) throw new DeadlineError('unknownRule', { rule: code });
  return rule;
}
