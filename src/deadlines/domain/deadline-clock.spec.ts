import { beganAt, dueAt, instantOfShare, isOverdue, isProvisional, remainingAt, shareElapsedAt, wasMetLate } from './deadline-clock.js';
import type { Deadline, DeadlineRule } from './deadline.js';
import { cancelDeadline, extendDeadline, meetDeadline, moveToRule, pauseDeadline, resumeDeadline } from './deadline-history.js';
import { explainDeadline } from './deadline-explanation.js';
import type { LengthUnit } from './deadline-length.js';
import { ruleFor } from './deadline-rules.js';
import { OfficeHours } from './office-hours.js';
import { WorkingCalendar } from './working-calendar.js';

const time = { calendar: new WorkingCalendar(), office: new OfficeHours() };
const local = (text: string): Date => new Date(`${text}+08:00`);
const iso = (text: string): string => local(text).toISOString();
const HOUR = 3_600_000;

const start = (rule: Partial<DeadlineRule>, startedAt: string, agreedOn?: string): Deadline => ({
  rule: { ...ruleFor('investigate', 'yellow'), ...rule },
  startedAt: local(startedAt),
  ...(agreedOn === undefined ? {} : { agreedOn }),
  pauses: [],
  extensions: [],
  state: 'running',
});
const threeDays = start({ unit: 'workingDays', length: 3 }, '2026-03-02T10:00');
const due = (deadline: Deadline): string | undefined => dueAt(deadline, time)?.toISOString();

describe('due', () => {
  it('is the office\'s closing on the Nth working day', () => {
    expect(due(threeDays)).toBe(iso('2026-03-05T18:00'));
  });

  it('gives back to the ms what a pause left: 15 office hours from Friday 10:00 are over on Monday 16:00', () => {
    const paused = pauseDeadline(threeDays, local('2026-03-04T12:00'));
    expect(dueAt(paused, time)).toBeNull();
    expect(remainingAt(paused, local('2026-06-01T00:00'), time)).toEqual({ officeMs: 15 * HOUR, wallMs: 0 });
    const resumed = resumeDeadline(paused, local('2026-03-06T10:00'));
    expect(remainingAt(resumed, local('2026-03-06T10:00'), time)).toEqual({ officeMs: 15 * HOUR, wallMs: 0 });
    expect(due(resumed)).toBe(iso('2026-03-09T16:00'));
  });

  it.each([
    ['a night', '2026-03-03T18:00', '2026-03-04T09:00', '2026-03-05T18:00'],
    ['a weekend', '2026-03-06T18:00', '2026-03-09T09:00', '2026-03-05T18:00'],
    ['two whole working days', '2026-03-04T09:00', '2026-03-05T18:00', '2026-03-09T18:00'],
    ['part of the start day', '2026-03-02T11:00', '2026-03-02T15:00', '2026-03-05T18:00'],
    ['from the start day on', '2026-03-02T11:00', '2026-03-04T09:00', '2026-03-06T18:00'],
    ['nothing', '2026-03-04T12:00', '2026-03-04T12:00', '2026-03-05T18:00'],
    ['the time after it was due', '2026-03-06T09:00', '2026-03-20T09:00', '2026-03-05T18:00'],
  ])('a pause over %s', (_, from, to, expected) => {
    expect(due(resumeDeadline(pauseDeadline(threeDays, local(from)), local(to)))).toBe(iso(expected));
  });

  it('joins pauses that overlap, whatever their order', () => {
    const pauses = [
      { from: local('2026-03-04T12:00'), to: local('2026-03-05T12:00') },
      { from: local('2026-03-04T09:00'), to: local('2026-03-04T15:00') },
    ];
    expect(due({ ...threeDays, pauses })).toBe(iso('2026-03-09T12:00'));
    expect(() => due({ ...threeDays, pauses: [{ from: local('2026-03-05T09:00'), to: local('2026-03-04T09:00') }] })).toThrow(
      'pauseEndsBeforeItBegins',
    );
  });

  it('counts hours and natural days on the wall clock, pauses to the ms', () => {
    const hours = start({ unit: 'hours', length: 24 }, '2026-03-06T20:00');
    expect(due(resumeDeadline(pauseDeadline(hours, local('2026-03-07T08:00')), local('2026-03-08T08:30')))).toBe(iso('2026-03-08T20:30'));
    const days = start({ unit: 'naturalDays', length: 3 }, '2026-03-06T20:00');
    expect(due(days)).toBe(iso('2026-03-09T23:59:59.999'));
    expect(due(resumeDeadline(pauseDeadline(days, local('2026-03-07T12:00')), local('2026-03-08T12:00')))).toBe(iso('2026-03-10T23:59:59.999'));
  });

  it('lets a last day that is moved, or may be, count to its end', () => {
    const check = start({ unit: 'naturalDays', length: 3, rollForward: true }, '2026-03-02T10:00');
    const paused = (from: string, to: string): string | undefined => due(resumeDeadline(pauseDeadline(check, local(from)), local(to)));
    expect([paused('2026-03-04T09:00', '2026-03-05T11:00'), paused('2026-03-04T09:00', '2026-03-06T11:00')]).toEqual([iso('2026-03-09T23:59:59.999'), iso('2026-03-09T23:59:59.999')]);
    expect(paused('2026-03-04T09:00', '2026-03-08T11:00')).toBe(iso('2026-03-10T23:59:59.999'));
  });

  it('rolls a 30-day check from a holiday to the next working day', () => {
    const check = { ...start({}, '2026-01-16T09:00'), rule: ruleFor('supervisionCheck', 'red') };
    expect(due(check)).toBe(iso('2026-02-24T23:59:59.999'));
  });

  it('is an agreed day to its end, rest day or not', () => {
    const instalment = start({ ...ruleFor('instalment', 'red') }, '2024-12-20T10:00', '2025-01-05');
    expect(due(instalment)).toBe(iso('2025-01-05T23:59:59.999'));
    expect(isOverdue(instalment, local('2025-01-05T23:59:59.999'), time)).toBe(false);
    expect(isOverdue(instalment, local('2025-01-06T00:00'), time)).toBe(true);
    expect(due(start({ ...ruleFor('instalment', 'red') }, '2025-01-05T10:00', '2025-01-05'))).toBe(iso('2025-01-05T23:59:59.999'));
    expect(due(start({ ...ruleFor('instalment', 'red') }, '2025-02-01T10:00', '2025-01-05'))).toBe(iso('2025-01-05T23:59:59.999'));
    expect(() => due(start({ ...ruleFor('instalment', 'red') }, '2024-12-20T10:00'))).toThrow('invalidDate');
  });
});

describe('extensions', () => {
  const grantedAt = local('2026-03-05T10:00');

  it('add to the same unit, and begin a stretch of their own in another', () => {
    expect(due(extendDeadline(threeDays, { length: 2, unit: 'workingDays', grantedAt }, time))).toBe(iso('2026-03-09T18:00'));
    expect(due(extendDeadline(threeDays, { length: 2, unit: 'naturalDays', grantedAt }, time))).toBe(iso('2026-03-07T23:59:59.999'));
    expect(due(extendDeadline(threeDays, { length: 8, unit: 'hours', grantedAt }, time))).toBe(iso('2026-03-06T02:00'));
    const days = start({ unit: 'naturalDays', length: 3 }, '2026-03-02T20:00');
    expect(due(extendDeadline(days, { length: 1, unit: 'workingDays', grantedAt }, time))).toBe(iso('2026-03-06T18:00'));
    const month = start({ unit: 'months', length: 1 }, '2026-01-31T20:00');
    expect(due(extendDeadline(month, { length: 1, unit: 'months', grantedAt }, time))).toBe(iso('2026-03-31T23:59:59.999'));
  });

  it('begin where the time really ends: on the working day to which it was moved', () => {
    const days = start({ unit: 'naturalDays', length: 3, rollForward: true }, '2026-03-04T20:00');
    const more = (length: number, unit: LengthUnit): string | undefined => due(extendDeadline(days, { length, unit, grantedAt }, time));
    expect(due(days)).toBe(iso('2026-03-09T23:59:59.999'));
    expect([more(1, 'hours'), more(1, 'workingDays'), more(1, 'naturalDays')]).toEqual([iso('2026-03-10T00:59:59.999'), iso('2026-03-10T18:00'), iso('2026-03-09T23:59:59.999')]);
    const lines = explainDeadline(extendDeadline(days, { length: 1, unit: 'workingDays', grantedAt }, time), time).map(({ code }) => code);
    expect(lines).toEqual(['rule', 'started', 'startDayExcluded', 'extended', 'skippedDay', 'skippedDay', 'rolledForward', 'due']);
  });

  it('can be granted while the clock stands still, and when it is already late', () => {
    const paused = pauseDeadline(threeDays, local('2026-03-04T12:00'));
    const extended = extendDeadline(paused, { length: 1, unit: 'workingDays', grantedAt }, time);
    expect(due(resumeDeadline(extended, local('2026-03-06T10:00')))).toBe(iso('2026-03-10T16:00'));
    const late = { length: 5, unit: 'workingDays', grantedAt: local('2026-03-07T10:00') } as const;
    expect(due(extendDeadline(threeDays, late, time))).toBe(iso('2026-03-12T18:00'));
  });

  it.each([
    [{ length: -1, unit: 'workingDays', grantedAt }, 'lengthNotPositive'],
    [{ length: 0, unit: 'hours', grantedAt }, 'lengthNotPositive'],
    [{ length: 1.5, unit: 'hours', grantedAt }, 'lengthNotPositive'],
    [{ length: 1e7, unit: 'hours', grantedAt }, 'lengthTooLarge'],
    [{ length: 1, unit: 'workingDays', grantedAt: local('2026-03-01T10:00') }, 'extensionBeforeStart'],
    [{ length: 1, unit: 'workingDays', grantedAt: local('2026-03-06T18:00') }, 'extensionIntoThePast'],
    [{ length: 1, unit: 'workingDays', grantedAt: new Date(NaN) }, 'invalidInstant'],
  ] as const)('refuses %j', (extension, refusal) => {
    expect(() => extendDeadline(threeDays, extension, time)).toThrow(refusal);
  });
});

describe('a clock that stands still when it is started', () => {
  const held = (rule: Partial<DeadlineRule>): Deadline => pauseDeadline(start(rule, '2026-03-02T10:00'), local('2026-03-02T10:00'));
  const resumedAt = local('2026-03-11T15:00');

  it.each([
    [{ unit: 'workingDays', length: 3 }, '2026-03-16T18:00'],
    [{ unit: 'naturalDays', length: 3 }, '2026-03-14T23:59:59.999'],
    [{ unit: 'naturalDays', length: 3, rollForward: true }, '2026-03-16T23:59:59.999'],
    [{ unit: 'hours', length: 24 }, '2026-03-12T15:00'],
    [{ unit: 'months', length: 1 }, '2026-04-11T23:59:59.999'],
  ] as const)('starts in full when it is resumed: %j', (rule, expected) => {
    const resumed = resumeDeadline(held(rule), resumedAt);
    expect(due(resumed)).toBe(iso(expected));
    expect(due(resumed)).toBe(due(start(rule, '2026-03-11T15:00')));
    expect(instantOfShare(resumed, 0.5, time)).toEqual(instantOfShare(start(rule, '2026-03-11T15:00'), 0.5, time));
    expect(beganAt(resumed, time)).toEqual(resumedAt);
    expect(shareElapsedAt(resumed, resumedAt, time)).toBe(0);
  });

  it('has everything left, before and after', () => {
    const clock = held({ unit: 'workingDays', length: 3 });
    expect(due(clock)).toBeUndefined();
    expect(remainingAt(clock, local('2026-03-05T12:00'), time)).toEqual({ officeMs: 27 * HOUR, wallMs: 0 });
    expect(remainingAt(resumeDeadline(clock, resumedAt), resumedAt, time)).toEqual({ officeMs: 27 * HOUR, wallMs: 0 });
  });

  it('can stand still again, and be extended', () => {
    const twice = resumeDeadline(pauseDeadline(resumeDeadline(held({ unit: 'workingDays', length: 3 }), resumedAt), local('2026-03-12T18:00')), local('2026-03-16T09:00'));
    expect(due(twice)).toBe(iso('2026-03-17T18:00'));
    expect(due(extendDeadline(twice, { length: 1, unit: 'workingDays', grantedAt: local('2026-03-16T09:00') }, time))).toBe(iso('2026-03-18T18:00'));
  });

  it('is told from one that was stopped on its first day, or had stood still before', () => {
    const stopped = resumeDeadline(pauseDeadline(threeDays, local('2026-03-02T11:00')), resumedAt);
    expect(due(stopped)).toBe(iso('2026-03-16T15:00'));
    expect(due({ ...threeDays, pauses: [{ from: local('2026-03-01T09:00'), to: local('2026-03-02T10:00') }] })).toBe(due(threeDays));
  });

  it('does not move an agreed day', () => {
    const agreed = { ...start(ruleFor('instalment', 'red'), '2026-03-02T10:00', '2026-03-20'), pauses: [{ from: local('2026-03-02T10:00'), to: resumedAt }] };
    expect(due(agreed)).toBe(iso('2026-03-20T23:59:59.999'));
  });
});

describe('a limit of extensions', () => {
  const petition = start(ruleFor('petitionHandled', 'red'), '2026-01-05T10:00');
  const grantedAt = local('2026-02-05T10:00');

  it('holds for all of them together, in its own unit', () => {
    const once = extendDeadline(petition, { length: 20, unit: 'naturalDays', grantedAt }, time);
    expect(due(extendDeadline(once, { length: 10, unit: 'naturalDays', grantedAt }, time))).toBe(iso('2026-04-05T23:59:59.999'));
    expect(() => extendDeadline(once, { length: 11, unit: 'naturalDays', grantedAt }, time)).toThrow('extensionOverLimit');
    expect(() => extendDeadline(petition, { length: 1, unit: 'months', grantedAt }, time)).toThrow('extensionOverLimit');
    expect(() => extendDeadline(start(ruleFor('arbitrationLimitation', 'red'), '2026-01-05T10:00'), { length: 1, unit: 'years', grantedAt }, time)).toThrow('ruleNotExtendable');
  });
});

describe('history', () => {
  it('refuses what cannot have happened', () => {
    const paused = pauseDeadline(threeDays, local('2026-03-04T12:00'));
    const met = meetDeadline(threeDays, local('2026-03-04T12:00'));
    expect(() => pauseDeadline(paused, local('2026-03-05T12:00'))).toThrow('deadlineNotRunning');
    expect(() => resumeDeadline(threeDays, local('2026-03-05T12:00'))).toThrow('deadlineNotSuspended');
    expect(() => pauseDeadline({ ...threeDays, rule: ruleFor('instalment', 'red') }, local('2026-03-04T12:00'))).toThrow('ruleNotPausable');
    expect(() => pauseDeadline(met, local('2026-03-04T13:00'))).toThrow('deadlineNotRunning');
    expect(() => meetDeadline(met, local('2026-03-04T13:00'))).toThrow('deadlineNotOpen');
    expect(() => moveToRule(met, ruleFor('verify', 'red'))).toThrow('deadlineNotOpen');
  });

  it('goes on from what is there when the present of another process lies before it', () => {
    const paused = pauseDeadline(threeDays, local('2026-03-04T12:00'));
    const resumed = resumeDeadline(paused, local('2026-03-05T12:00'));
    expect(resumeDeadline(paused, local('2026-03-04T11:00')).pauses).toEqual([{ from: local('2026-03-04T12:00'), to: local('2026-03-04T12:00') }]);
    expect(pauseDeadline(resumed, local('2026-03-05T11:00')).pauses[1]).toEqual({ from: local('2026-03-05T12:00') });
    expect(pauseDeadline(threeDays, local('2026-03-01T11:00')).pauses).toEqual([{ from: threeDays.startedAt }]);
    expect(meetDeadline(threeDays, local('2026-03-01T11:00'))).toMatchObject({ state: 'met', endedAt: threeDays.startedAt });
    expect(cancelDeadline(paused, local('2026-03-04T11:00'))).toMatchObject({ state: 'cancelled', endedAt: local('2026-03-04T12:00'), pauses: [{ to: local('2026-03-04T12:00') }] });
  });

  it('keeps start, pauses and extensions when the rule changes', () => {
    const paused = resumeDeadline(pauseDeadline(threeDays, local('2026-03-03T09:00')), local('2026-03-04T09:00'));
    expect(due(moveToRule(paused, ruleFor('investigate', 'orange')))).toBe(iso('2026-03-05T18:00'));
    expect(due(moveToRule(paused, ruleFor('investigate', 'red')))).toBe(iso('2026-03-04T10:00'));
  });

  it('ends an open pause with the deadline', () => {
    const met = meetDeadline(pauseDeadline(threeDays, local('2026-03-04T12:00')), local('2026-03-20T12:00'));
    expect(met.pauses).toEqual([{ from: local('2026-03-04T12:00'), to: local('2026-03-20T12:00') }]);
    expect(wasMetLate(met, time)).toBe(false);
    expect(wasMetLate(meetDeadline(threeDays, local('2026-03-05T18:00:00.001')), time)).toBe(true);
    expect(cancelDeadline(threeDays, local('2026-03-04T12:00'))).toMatchObject({ state: 'cancelled' });
  });
});

describe('overdue', () => {
  it('begins after the last instant, only while open, and no suspension heals it', () => {
    expect(isOverdue(threeDays, local('2026-03-05T18:00'), time)).toBe(false);
    expect(isOverdue(threeDays, local('2026-03-05T18:00:00.001'), time)).toBe(true);
    expect(isOverdue(pauseDeadline(threeDays, local('2026-03-04T12:00')), local('2026-04-05T18:00'), time)).toBe(false);
    expect(isOverdue(pauseDeadline(threeDays, local('2026-03-06T12:00')), local('2026-04-05T18:00'), time)).toBe(true);
    expect(isOverdue(meetDeadline(threeDays, local('2026-04-01T12:00')), local('2026-04-05T18:00'), time)).toBe(false);
  });
});

describe('shares', () => {
  const share = (deadline: Deadline, part: number): string | undefined => instantOfShare(deadline, part, time)?.toISOString();

  it('are of office hours for working days, of all hours else', () => {
    expect(share(threeDays, 0.5)).toBe(iso('2026-03-04T13:30'));
    expect(share(threeDays, 1)).toBe(iso('2026-03-05T18:00'));
    expect(shareElapsedAt(threeDays, local('2026-03-02T17:00'), time)).toBe(0);
    expect(shareElapsedAt(threeDays, local('2026-03-03T23:00'), time)).toBeCloseTo(1 / 3);
    expect(shareElapsedAt(threeDays, local('2026-04-03T23:00'), time)).toBe(1);
    const hours = start({ unit: 'hours', length: 24 }, '2026-03-06T20:00');
    expect(share(hours, 0.5)).toBe(iso('2026-03-07T08:00'));
    expect(share(start({ unit: 'naturalDays', length: 2 }, '2026-03-06T20:00'), 0.5)).toBe(iso('2026-03-08T00:00'));
  });

  it('stand still with the clock', () => {
    const paused = pauseDeadline(threeDays, local('2026-03-04T15:00'));
    expect(share(paused, 0.5)).toBe(iso('2026-03-04T13:30'));
    expect(instantOfShare(paused, 0.8, time)).toBeNull();
    expect(instantOfShare(paused, 1, time)).toBeNull();
    expect(shareElapsedAt(paused, local('2027-01-01T00:00'), time)).toBeCloseTo(15 / 27);
    for (const wrong of [0, -1, 1.1, NaN]) expect(() => instantOfShare(threeDays, wrong, time)).toThrow('invalidShare');
  });
});

describe('provisional', () => {
  it('is what rests on a year without a notice', () => {
    const calendar = new WorkingCalendar({ published: new Map() });
    expect(isProvisional(threeDays, time)).toBe(false);
    expect(isProvisional(threeDays, { ...time, calendar })).toBe(true);
    expect(isProvisional(start({ unit: 'hours', length: 3 }, '2026-03-02T10:00'), { ...time, calendar })).toBe(false);
    expect(isProvisional(start({ unit: 'years', length: 1 }, '2026-03-02T10:00'), { ...time, calendar })).toBe(false);
    const limitation = start({ unit: 'years', length: 1, rollForward: true }, '2026-03-02T10:00');
    expect(isProvisional(limitation, { ...time, calendar })).toBe(true);
  });
});
