import fc from 'fast-check';
import { buildWorld, type ClockStep, clockWorlds, type ClockWorld, historyOf, SLOT, startedClock } from '../../../test/support/clock-worlds.js';
import { beganAt, dueAt, instantOfShare, remainingAt, shareElapsedAt } from './deadline-clock.js';
import { addDays } from './business-date.js';
import { endsWithDay } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { stepsToFire, type ScheduledStep } from './ladder.js';

const LATEST = Date.parse('2027-12-01T00:00+08:00');

function last(made: ClockWorld): Deadline {
  let deadline = startedClock(made);
  for (const { after } of historyOf(made)) deadline = after;
  return deadline;
}

/** Counts quarter by quarter in a zone that is always 8 hours ahead, knowing nothing of the engine: the end of the slot in which the budget is used up. */
function naiveEnd(deadline: Deadline, { calendar, office }: ClockWorld): number {
  const { unit, length, rollForward } = deadline.rule;
  const total = length + deadline.extensions.reduce((sum, extension) => sum + extension.length, 0);
  const dateAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const clockAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  const perDay = (Date.parse(`2026-01-01T${office.closes}Z`) - Date.parse(`2026-01-01T${office.opens}Z`)) / SLOT;
  let left = total * (unit === 'hours' ? 4 : unit === 'workingDays' ? perDay : 96);
  let start = deadline.startedAt.getTime();
  for (const { from, to } of deadline.pauses) if (from.getTime() <= start) start = Math.max(start, to?.getTime() ?? Infinity);
  if (start === Infinity) return Infinity;
  let at = start;
  for (; left > 0 && at < LATEST; at += SLOT) {
    if (unit !== 'hours' && dateAt(at) === dateAt(start)) continue;
    if (deadline.pauses.some(({ from, to }) => at >= from.getTime() && at < (to?.getTime() ?? Infinity))) continue;
    if (unit === 'workingDays' && !(calendar.isWorking(dateAt(at)) && clockAt(at) >= office.opens && clockAt(at) < office.closes)) continue;
    left -= 1;
  }
  if (left > 0) return Infinity;
  if (!rollForward || !endsWithDay(unit)) return at;
  let lastDay = dateAt(at - 1);
  while (!calendar.isWorking(lastDay)) lastDay = addDays(lastDay, 1);
  return Date.parse(`${lastDay}T24:00+08:00`);
}

/** Where a day is always as long as the next, and a month is none of the units: what is left of a clock that has not begun is the same number every day. */
const daysAreEqual = (made: ClockWorld, { rule, extensions }: Deadline): boolean =>
  (made.zone === 'Asia/Shanghai' || made.zone === 'Asia/Kathmandu') && rule.unit !== 'months' && extensions.every(({ unit }) => unit !== 'months');

function expectNothingLost(made: ClockWorld, { before, after, at, kind }: ClockStep): void {
  const [dueBefore, dueAfter] = [dueAt(before, made), dueAt(after, made)];
  const comparable = beganAt(before, made) < at || daysAreEqual(made, after);
  if (kind === 'pause' && comparable) expect(remainingAt(after, at, made)).toEqual(remainingAt(before, at, made));
  if (kind === 'resume') {
    const pausedAt = before.pauses.at(-1)?.from ?? at;
    const begun = beganAt(after, made) < at;
    if (begun || daysAreEqual(made, after)) expect(remainingAt(after, at, made)).toEqual(remainingAt(before, pausedAt, made));
    if (!begun) expect(dueAfter).toEqual(dueAt({ ...after, startedAt: at, pauses: [] }, made));
  }
  if (kind === 'risk') return;
  if (dueBefore && dueAfter) expect(dueAfter.getTime()).toBeGreaterThanOrEqual(dueBefore.getTime());
  if (kind === 'extend' && dueBefore && dueAfter && !after.rule.rollForward) expect(dueAfter > dueBefore).toBe(true);
  if (kind === 'pause' && dueBefore && dueBefore < at) expect(dueAfter).toEqual(dueBefore);
}

describe('any history on any calendar', () => {
  it('comes out as when every quarter of an hour is counted by hand', () => {
    const plain = clockWorlds.filter(({ unit }) => unit !== 'months').map((plan) => ({ ...plan, zone: 'Asia/Shanghai' as const, sameUnit: true }));
    fc.assert(
      fc.property(plain, (plan) => {
        const made = buildWorld(plan);
        const deadline = last(made);
        const due = dueAt(deadline, made);
        const inclusive = endsWithDay(made.unit) ? 1 : 0;
        expect(due ? due.getTime() + inclusive : Infinity).toBe(naiveEnd(deadline, made));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves after resuming what was left before, loses nothing and makes nothing earlier', () => {
    fc.assert(
      fc.property(clockWorlds, (plan) => {
        const made = buildWorld(plan);
        for (const step of historyOf(made)) expectNothingLost(made, step);
      }),
      { numRuns: 300 },
    );
  });

  it('has shares that only grow, reached exactly when asked for, and nothing left when due', () => {
    fc.assert(
      fc.property(clockWorlds, fc.constantFrom(0.1, 0.5, 0.8, 0.99), (plan, share) => {
        const made = buildWorld(plan);
        const deadline = last(made);
        const reached = instantOfShare(deadline, share, made);
        const due = dueAt(deadline, made);
        if (reached) {
          expect(shareElapsedAt(deadline, reached, made)).toBeGreaterThanOrEqual(share - 1e-12);
          expect(shareElapsedAt(deadline, new Date(reached.getTime() - 1), made)).toBeLessThan(share);
        }
        if (!due) return;
        expect(reached && reached <= due).toBe(true);
        expect(remainingAt(deadline, new Date(due.getTime() + 1), made)).toEqual({ officeMs: 0, wallMs: 0 });
        let before = 0;
        for (let at = deadline.startedAt.getTime(); at < due.getTime(); at += (due.getTime() - deadline.startedAt.getTime()) / 20 + 1) {
          const now = shareElapsedAt(deadline, new Date(at), made);
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** What a sweep has done in the present generation. */
interface Ladder {
  beganAt: Date;
  fired: string[];
}

/** Why a step may be told at `now`, from the clock alone. */
function isReached({ step: { moment } }: ScheduledStep, deadline: Deadline, now: Date, made: ClockWorld): boolean {
  const due = dueAt(deadline, made);
  if (!due) return false;
  switch (moment.kind) {
    case 'share':
      return shareElapsedAt(deadline, now, made) >= moment.share;
    case 'due':
      return now >= due;
    case 'dayAfterDue':
      return made.office.dateOf(now.getTime()) > made.office.dateOf(due.getTime());
    case 'workingDaysAfterDue':
    case 'graceOver':
      return now.getTime() >= made.office.closesAt(made.calendar.nthWorkingDayAfter(made.office.dateOf(due.getTime()), moment.days));
    case 'workingDaysBeforeDue':
      return now >= beganAt(deadline, made);
  }
}

/** As the row has it: none while it is suspended. */
const writtenDue = (deadline: Deadline, made: ClockWorld): number | undefined => (deadline.state === 'suspended' ? undefined : dueAt(deadline, made)?.getTime());

function sweep(deadline: Deadline, ladder: Ladder, now: Date, made: ClockWorld): void {
  const steps = stepsToFire(deadline, now, ladder, made);
  for (const scheduled of steps) {
    expect(deadline.state).toBe('running');
    expect(scheduled.at <= now && isReached(scheduled, deadline, now, made)).toBe(true);
    expect(ladder.fired).not.toContain(scheduled.step.code);
    ladder.fired.push(scheduled.step.code);
  }
  expect(stepsToFire(deadline, now, ladder, made)).toEqual([]);
}

describe('the steps of any history', () => {
  it('fire never early, never twice, and in the end all that are left', () => {
    fc.assert(
      fc.property(clockWorlds, fc.array(fc.nat(600), { minLength: 1, maxLength: 6 }), (plan, looks) => {
        const made = buildWorld(plan);
        let deadline = startedClock(made);
        let ladder: Ladder = { beganAt: deadline.startedAt, fired: [] };
        for (const { before, after, at } of historyOf(made)) {
          sweep(before, ladder, new Date(at.getTime() - (at > ladder.beganAt ? 1 : 0)), made);
          deadline = after;
          if (writtenDue(before, made) !== writtenDue(after, made) && after.state === 'running') ladder = { beganAt: at, fired: [] };
          sweep(after, ladder, at, made);
        }
        const due = dueAt(deadline, made)?.getTime();
        if (due === undefined || deadline.state !== 'running') return;
        const from = Math.max(ladder.beganAt.getTime(), deadline.startedAt.getTime());
        for (const look of looks.sort((a, b) => a - b)) sweep(deadline, ladder, new Date(from + look * SLOT), made);
        const end = new Date(Math.max(due, from) + 60 * 86_400_000);
        sweep(deadline, ladder, end, made);
        expect([...ladder.fired].sort()).toEqual(stepsToFire(deadline, end, { beganAt: ladder.beganAt, fired: [] }, made).map(({ step }) => step.code).sort());
      }),
      { numRuns: 300 },
    );
  });
});
