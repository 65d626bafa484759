import fc from 'fast-check';
import { addDays } from '../../src/deadlines/domain/business-date.js';
import type { WorkingTime } from '../../src/deadlines/domain/clock-arithmetic.js';
import { dueAt } from '../../src/deadlines/domain/deadline-clock.js';
import type { Deadline } from '../../src/deadlines/domain/deadline.js';
import { extendDeadline, moveToRule, pauseDeadline, resumeDeadline } from '../../src/deadlines/domain/deadline-history.js';
import type { LengthUnit } from '../../src/deadlines/domain/deadline-length.js';
import { ruleFor } from '../../src/deadlines/domain/deadline-rules.js';
import type { LadderCode } from '../../src/deadlines/domain/escalation-ladders.js';
import { OfficeHours } from '../../src/deadlines/domain/office-hours.js';
import { statutoryDays } from '../../src/deadlines/domain/statutory-holidays.js';
import { WorkingCalendar } from '../../src/deadlines/domain/working-calendar.js';

export const SLOT = 15 * 60_000;
const FIRST = '2025-12-20';
const ZERO = Date.parse(`${FIRST}T00:00+08:00`);

export const units = fc.constantFrom<LengthUnit>('hours', 'workingDays', 'naturalDays', 'months');
export const lengths = fc.integer({ min: 1, max: 8 });
const someDays = fc.array(fc.record({ day: fc.nat(250), working: fc.boolean() }), { maxLength: 40 });
const acts = fc.array(
  fc.record({ kind: fc.constantFrom('pause', 'resume', 'extend', 'risk'), slots: fc.oneof(fc.nat(40), fc.nat(300)), length: fc.integer({ min: 1, max: 4 }), unit: units }),
  { maxLength: 10 },
);

/** An office with its zone, hours, notices and own days, a clock that is started in it, and what becomes of the clock. */
export const clockWorlds = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Europe/Berlin'),
  opens: fc.constantFrom('00:00', '08:30', '09:00', '11:45'),
  closes: fc.constantFrom('12:00', '17:15', '18:00', '23:45'),
  overrides: someDays,
  /** What a notice of 2026 adds to the statutory days; null: the notice that was published, or none at all. */
  notice: fc.option(someDays),
  published: fc.boolean(),
  unit: units,
  length: lengths,
  rollForward: fc.boolean(),
  ladder: fc.constantFrom<LadderCode>('stage', 'referral', 'instalment', 'statutory', 'statutoryRight', 'limitation'),
  begin: fc.nat(96 * 60),
  /** The case stands still when the clock is started. */
  held: fc.boolean(),
  acts,
  sameUnit: fc.boolean(),
});
export type ClockPlan = typeof clockWorlds extends fc.Arbitrary<infer T> ? T : never;
export type ClockWorld = ClockPlan & WorkingTime;

const offices = new Map<string, OfficeHours>();

export function buildWorld(plan: ClockPlan): ClockWorld {
  const { zone, opens, closes, overrides, notice, published } = plan;
  const key = zone + opens + closes;
  const office = offices.get(key) ?? new OfficeHours({ zone, opens, closes });
  offices.set(key, office);
  const dated = (days: typeof overrides): { date: string; working: boolean }[] => days.map(({ day, working }) => ({ date: addDays(FIRST, day), working }));
  const statutory = statutoryDays(2026).map(({ date }) => ({ date, working: false }));
  const calendar = new WorkingCalendar({
    overrides: dated(overrides),
    ...(notice ? { notices: [{ year: 2026, days: [...dated(notice), ...statutory] }] } : {}),
    ...(published ? {} : { published: new Map() }),
  });
  return { ...plan, calendar, office };
}

export function startedClock({ unit, length, rollForward, ladder, begin, held }: ClockWorld): Deadline {
  const startedAt = new Date(ZERO + begin * SLOT);
  const clock: Deadline = { rule: { ...ruleFor('investigate', 'blue'), unit, length, rollForward, ladder }, startedAt, pauses: [], extensions: [], state: 'running' };
  return held ? pauseDeadline(clock, startedAt) : clock;
}

export interface ClockStep {
  before: Deadline;
  after: Deadline;
  at: Date;
  kind: string;
}

/** Every deadline of the history with the instant of the act that led to it; acts that make no sense there are left out. */
export function* historyOf(world: ClockWorld): Generator<ClockStep> {
  let deadline = startedClock(world);
  let now = deadline.startedAt.getTime();
  for (const { kind, slots, length, unit: ownUnit } of world.acts) {
    const unit = world.sameUnit ? world.unit : ownUnit;
    const before = deadline;
    const due = dueAt(deadline, world)?.getTime() ?? Infinity;
    now += slots * SLOT;
    const at = new Date(now);
    if (kind === 'pause' && deadline.state === 'running') deadline = pauseDeadline(deadline, at);
    else if (kind === 'resume' && deadline.state === 'suspended') deadline = resumeDeadline(deadline, at);
    else if (kind === 'risk') deadline = moveToRule(deadline, { ...deadline.rule, unit, length });
    else if (kind === 'extend' && now < due) deadline = extendDeadline(deadline, { length, unit, grantedAt: at }, world);
    else continue;
    yield { before, after: deadline, at, kind };
  }
}
