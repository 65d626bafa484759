import { riskLevels, type Escalator, type RiskLevel } from './vocabulary.js';

/** From how many people on a level holds, severest first. */
const peopleThresholds: readonly (readonly [RiskLevel, number])[] = [['red', 100], ['orange', 30], ['yellow', 10], ['blue', 0]];

/** Why the level is what it is, as data: the first reason counts people, each further one climbs a step (or stays at red). */
export type RiskReason =
  | { readonly code: 'workersReported' | 'workersOnRoster'; readonly params: { readonly count: number; readonly level: RiskLevel } }
  | { readonly code: Escalator; readonly params: { readonly from: RiskLevel; readonly to: RiskLevel } };

export interface RiskInput {
  readonly workersReported: number;
  /** Workers on the roster so far, 0 before there is one. */
  readonly rosterCount: number;
  readonly escalators: readonly Escalator[];
}

export interface RiskAssessment {
  readonly level: RiskLevel;
  readonly reasons: readonly RiskReason[];
}

/**
 * The risk level by people (the larger of reported and rostered: < 10 blue, 10–29 yellow, 30–99 orange, ≥ 100 red) and one step
 * up for each different escalator, up to red.
 * @throws RangeError when a count is not a whole number ≥ 0
 */
export function assessRisk({ workersReported, rosterCount, escalators }: RiskInput): RiskAssessment {
  for (const count of [workersReported, rosterCount]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a number of people: ${count}`);
  }
  const count = Math.max(workersReported, rosterCount);
  const byPeople = peopleThresholds.find(([, from]) => count >= from)?.[0] ?? 'blue';
  const reasons: RiskReason[] = [
    { code: rosterCount > workersReported ? 'workersOnRoster' : 'workersReported', params: { count, level: byPeople } },
  ];
  let level = byPeople;
  for (const escalator of new Set(escalators)) {
    const to = oneStepUp(level);
    reasons.push({ code: escalator, params: { from: level, to } });
    level = to;
  }
  return { level, reasons };
}

function oneStepUp(level: RiskLevel): RiskLevel {
  return riskLevels[riskLevels.indexOf(level) + 1] ?? 'red';
}
