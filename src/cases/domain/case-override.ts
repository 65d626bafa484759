import type { Blocker } from '../../platform/machine/blocker.js';

/** A supervisor lifts one overridable blocker and says why; the timeline shows it. */
export interface Override {
  readonly code: string;
  readonly reason: string;
}

export interface OverrideJudgement {
  /** The blockers that still stand, those of the overrides themselves included. */
  readonly standing: Blocker[];
  readonly overridden: readonly Override[];
}

/**
 * Lifts what may be lifted. An override that names a blocker which cannot be overridden or is not there, has no reason, or
 * comes from somebody else than a supervisor lifts nothing and is a blocker itself: nobody lifts more than they were shown.
 */
export function judgeOverrides(found: readonly Blocker[], overrides: readonly Override[], bySupervisor: boolean): OverrideJudgement {
  const standing = new Set(found);
  const faults: Blocker[] = [];
  const overridden: Override[] = [];
  overrides.forEach(({ code, reason }, index) => {
    const path = `override[${index}]`;
    const matching = [...standing].filter((blocker) => blocker.code === code);
    const possible = matching.length > 0 && matching.every((blocker) => blocker.overridable);
    const text = reason.trim();
    if (!possible) faults.push(fault('cannotOverride', path));
    if (!bySupervisor) faults.push(fault('overrideNeedsSupervisor', path));
    if (text === '') faults.push(fault('overrideReasonMissing', `${path}.reason`));
    if (!possible || !bySupervisor || text === '') return;
    matching.forEach((blocker) => standing.delete(blocker));
    overridden.push({ code, reason: text });
  });
  return { standing: [...standing, ...faults], overridden };
}

function fault(code: string, path: string): Blocker {
  return { code, params: {}, path, overridable: false };
}
