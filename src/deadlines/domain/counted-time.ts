import { nextDate } from './business-date.js';
import type { WorkingTime } from './clock-arithmetic.js';
import type { DeadlineUnit } from './deadline-length.js';

/** How time is counted: every ms, or only those in which the office is open on a worked date. Instants in ms since 1970. */
export interface Measure {
  kind: 'wall' | 'office';
  /** Counted ms in [from, to); 0 when `to` is not after `from`. */
  between(from: number, to: number): number;
  /** The earliest instant ≥ `from` by which `amount` ms were counted. */
  advance(from: number, amount: number): number;
}

const WALL: Measure = {
  kind: 'wall',
  between: (from, to) => Math.max(0, to - from),
  advance: (from, amount) => from + amount,
};

function officeMeasure({ calendar, office }: WorkingTime): Measure {
  return {
    kind: 'office',
    between(from, to) {
      let counted = 0;
      if (to <= from) return counted;
      for (let date = office.dateOf(from), last = office.dateOf(to); date <= last; date = nextDate(date)) {
        if (!calendar.isWorking(date)) continue;
        counted += Math.max(0, Math.min(to, office.closesAt(date)) - Math.max(from, office.opensAt(date)));
      }
      return counted;
    },
    advance(from, amount) {
      if (amount <= 0) return from;
      let left = amount;
      for (let date = office.dateOf(from); ; date = nextDate(date)) {
        if (!calendar.isWorking(date)) continue;
        const opened = Math.max(from, office.opensAt(date));
        const open = Math.max(0, office.closesAt(date) - opened);
        if (open >= left) return opened + left;
        left -= open;
      }
    },
  };
}

/** Working days count office hours, everything else the wall clock. */
export function measureOf(unit: DeadlineUnit, time: WorkingTime): Measure {
  return unit === 'workingDays' ? officeMeasure(time) : WALL;
}
