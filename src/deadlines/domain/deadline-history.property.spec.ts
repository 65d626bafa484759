import fc from 'fast-check';
import { addDays } from './business-date.js';
import { dueAt, instantOfShare, remainingAt, shareElapsedAt } from './deadline-clock.js';
import { endsWithDay, type WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { extendDeadline, pauseDeadline, resumeDeadline } from './deadline-history.js';
import type { LengthUnit } from './deadline-length.js';
import { ruleFor } from './deadline-rules.js';
import { OfficeHours } from './office-hours.js';
import { WorkingCalendar } from './working-calendar.js';

const SLOT = 15 * 60_000;
const ZERO = Date.parse('2025-12-20T00:00+08:00');
const LATEST = Date.parse('2027-12-01T00:00+08:00');

const units = fc.constantFrom<LengthUnit>('hours', 'workingDays', 'naturalDays', 'months');
const acts = fc.array(
  fc.record({ kind: fc.constantFrom('pause', 'resume', 'extend'), slots: fc.nat(300), length: fc.integer({ min: 1, max: 4 }), unit: units }),
  { maxLength: 10 },
);
const world = fc.record({
  overrides: fc.array(fc.record({ day: fc.nat(250), working: fc.boolean() }), { maxLength: 40 }),
  opens: fc.integer({ min: 0, max: 47 }),
  closes: fc.integer({ min: 48, max: 95 }),
  unit: units,
  length: fc.integer({ min: 1, max: 8 }),
  begin: fc.nat(96 * 60),
  acts,
  sameUnit: fc.boolean(),
});
type Plan = typeof world extends fc.Arbitrary<infer T> ? T : never;
type World = Plan & WorkingTime;

const build = (plan: Plan): World => ({
  ...plan,
  calendar: new WorkingCalendar({
    overrides: plan.overrides.map(({ day, working }) => ({ date: addDays('2025-12-20', day), working })),
  }),
  office: new OfficeHours({ opens: clock(plan.opens), closes: clock(plan.closes) }),
});

function clock(slot: number): string {
  return `${String(Math.floor(slot / 4)).padStart(2, '0')}:${String((slot % 4) * 15).padStart(2, '0')}`;
}

function begin({ unit, length, begin: slot }: World): Deadline {
  const rule = { ...ruleFor('investigate', 'blue'), unit, length };
  return { rule, startedAt: new Date(ZERO + slot * SLOT), pauses: [], extensions: [], state: 'running' };
}

/** Every deadline of the history with the instant of the act that led to it; acts that make no sense there are left out. */
function* history(made: World): Generator<{ before: Deadline; after: Deadline; at: Date; kind: string }> {
  let deadline = begin(made);
  let now = deadline.startedAt.getTime();
  for (const { kind, slots, length, unit } of made.acts) {
    const before = deadline;
    const due = dueAt(deadline, made)?.getTime() ?? Infinity;
    now += slots * SLOT;
    const at = new Date(now);
    if (kind === 'pause' && deadline.state === 'running') deadline = pauseDeadline(deadline, at);
    else if (kind === 'resume' && deadline.state === 'suspended') deadline = resumeDeadline(deadline, at);
    else if (kind === 'extend' && now < due) {
      deadline = extendDeadline(deadline, { length, unit: made.sameUnit ? made.unit : unit, grantedAt: at }, made);
    } else continue;
    yield { before, after: deadline, at, kind };
  }
}

/** Counts quarter by quarter, knowing nothing of the engine: the end of the slot in which the budget is used up. */
function naiveEnd(deadline: Deadline, { calendar, office }: World): number {
  const { unit, length } = deadline.rule;
  const total = length + deadline.extensions.reduce((sum, extension) => sum + extension.length, 0);
  const dateAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const clockAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  const perDay = (Date.parse(`2026-01-01T${office.closes}Z`) - Date.parse(`2026-01-01T${office.opens}Z`)) / SLOT;
  let left = total * (unit === 'hours' ? 4 : unit === 'workingDays' ? perDay : 96);
  const startedOn = dateAt(deadline.startedAt.getTime());
  let at = deadline.startedAt.getTime();
  for (; left > 0 && at < LATEST; at += SLOT) {
    if (unit !== 'hours' && dateAt(at) === startedOn) continue;
    if (deadline.pauses.some(({ from, to }) => at >= from.getTime() && at < (to?.getTime() ?? Infinity))) continue;
    if (unit === 'workingDays' && !(calendar.isWorking(dateAt(at)) && clockAt(at) >= office.opens && clockAt(at) < office.closes)) continue;
    left -= 1;
  }
  return left > 0 ? Infinity : at;
}

describe('any history on any calendar', () => {
  it('comes out as when every quarter of an hour is counted by hand', () => {
    const plain = world.filter(({ unit }) => unit !== 'months').map((plan) => ({ ...plan, sameUnit: true }));
    fc.assert(
      fc.property(plain, (plan) => {
        const made = build(plan);
        let deadline = begin(made);
        for (const { after } of history(made)) deadline = after;
        const due = dueAt(deadline, made);
        const inclusive = endsWithDay(made.unit) ? 1 : 0;
        expect(due ? due.getTime() + inclusive : Infinity).toBe(naiveEnd(deadline, made));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves after resuming what was left before, loses nothing and makes nothing earlier', () => {
    fc.assert(
      fc.property(world, (plan) => {
        const made = build(plan);
        for (const { before, after, at, kind } of history(made)) {
          const [dueBefore, dueAfter] = [dueAt(before, made), dueAt(after, made)];
          if (kind !== 'extend') expect(remainingAt(after, at, made)).toEqual(remainingAt(before, at, made));
          if (kind === 'resume') {
            const pausedAt = before.pauses.at(-1)?.from ?? at;
            expect(remainingAt(after, at, made)).toEqual(remainingAt(before, pausedAt, made));
          }
          if (dueBefore && dueAfter) expect(dueAfter.getTime()).toBeGreaterThanOrEqual(dueBefore.getTime());
          if (kind === 'extend' && dueBefore && dueAfter) expect(dueAfter > dueBefore).toBe(true);
          if (kind === 'pause' && dueBefore && dueBefore < at) expect(dueAfter).toEqual(dueBefore);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has shares that only grow, reached exactly when asked for, and nothing left when due', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(0.1, 0.5, 0.8, 0.99), (plan, share) => {
        const made = build(plan);
        let deadline = begin(made);
        for (const { after } of history(made)) deadline = after;
        const reached = instantOfShare(deadline, share, made);
        const due = dueAt(deadline, made);
        if (reached) {
          expect(shareElapsedAt(deadline, reached, made)).toBeGreaterThanOrEqual(share - 1e-12);
          expect(shareElapsedAt(deadline, new Date(reached.getTime() - 1), made)).toBeLessThan(share);
        }
        if (!due) return;
        expect(reached && reached <= due).toBe(true);
        expect(remainingAt(deadline, new Date(due.getTime() + 1), made)).toEqual({ officeMs: 0, wallMs: 0 });
        let last = 0;
        for (let at = deadline.startedAt.getTime(); at < due.getTime(); at += (due.getTime() - deadline.startedAt.getTime()) / 20 + 1) {
          const now = shareElapsedAt(deadline, new Date(at), made);
          expect(now).toBeGreaterThanOrEqual(last);
          last = now;
        }
      }),
      { numRuns: 100 },
    );
  });
});
