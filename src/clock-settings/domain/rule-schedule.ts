import type { RuleVersionFacts } from './rule-change.js';

/** `coming`: will be in force from its date; `past`: was, until a newer one; `superseded`: a newer one came before it began. */
export type RuleVersionStatus = 'inForce' | 'coming' | 'past' | 'superseded';

/** The version that ships, which is in force until one of the office's own is. */
export const SHIPPED_VERSION = 1;

/** The status of each version by its number, the shipped one's with it. `today`: `YYYY-MM-DD`. */
export function ruleSchedule(versions: readonly Pick<RuleVersionFacts, 'version' | 'effectiveFrom'>[], today: string): Map<number, RuleVersionStatus> {
  const inForce = Math.max(SHIPPED_VERSION, ...versions.filter(({ effectiveFrom }) => effectiveFrom <= today).map(({ version }) => version));
  const statusOf = ({ version, effectiveFrom }: Pick<RuleVersionFacts, 'version' | 'effectiveFrom'>): RuleVersionStatus => {
    if (version === inForce) return 'inForce';
    if (effectiveFrom <= today) return 'past';
    return versions.some((other) => other.version > version && other.effectiveFrom <= effectiveFrom) ? 'superseded' : 'coming';
  };
  const shipped = inForce === SHIPPED_VERSION ? 'inForce' : 'past';
  return new Map<number, RuleVersionStatus>([[SHIPPED_VERSION, shipped], ...versions.map((version): [number, RuleVersionStatus] => [version.version, statusOf(version)])]);
}
