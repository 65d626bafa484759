/** One transition of the case, as far as it tells when the case stood still. */
export interface SuspensionMark {
  readonly event: string;
  /** The case has ended with it. */
  readonly ended: boolean;
  readonly at: Date;
}

export interface Suspension {
  from: Date;
  /** Absent while the case still stands still. */
  to?: Date;
}

/**
 * When a case stood still since an instant, for a clock that began then and was not running all the while.
 * @param marks all transitions of the case, oldest first
 */
export function suspensionsSince(since: Date, marks: readonly SuspensionMark[]): Suspension[] {
  const found: Suspension[] = [];
  let from: Date | null = null;
  for (const { event, ended, at } of marks) {
    if (event === 'SUSPEND') from = at;
    else if (from && (event === 'RESUME' || ended)) {
      found.push({ from, to: at });
      from = null;
    }
  }
  if (from) found.push({ from });
  return found.flatMap((pause) => {
    if (pause.to && pause.to <= since) return [];
    return [pause.from < since ? { ...pause, from: since } : pause];
  });
}
