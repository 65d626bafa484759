import fc from 'fast-check';
import type { Deadline } from './deadline.js';
import { cancelDeadline, extendDeadline, meetDeadline, pauseDeadline, resumeDeadline } from './deadline-history.js';
import { ruleFor, type RiskLevel, type RuleCode } from './deadline-rules.js';
import { ESCALATION_LADDERS } from './escalation-ladders.js';
import { ladderSchedule, nextStepAt, stepsPassed, stepsToFire } from './ladder.js';
import { OfficeHours } from './office-hours.js';
import { WorkingCalendar } from './working-calendar.js';

const time = { calendar: new WorkingCalendar(), office: new OfficeHours() };
const local = (text: string): Date => new Date(`${text}+08:00`);
const start = (code: RuleCode, level: RiskLevel, startedAt: string, agreedOn?: string): Deadline => ({
  rule: ruleFor(code, level),
  startedAt: local(startedAt),
  ...(agreedOn === undefined ? {} : { agreedOn }),
  pauses: [],
  extensions: [],
  state: 'running',
});
/** Instants in local time, `MM-DD HH:mm`, by step. */
const told = (deadline: Deadline): string[] =>
  ladderSchedule(deadline, time).map(
    ({ step, at, delivery }) =>
      `${step.code} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')} ${delivery} ${step.recipients.join('+')}`,
  );

describe('the ladder', () => {
  it('of a stage in working days', () => {
    expect(told(start('investigate', 'orange', '2026-03-04T10:00'))).toEqual([
      'half 03-05 18:00 nextOpenHour holder',
      'fourFifths 03-06 14:24 nextOpenHour holder+lead',
      'due 03-06 18:00 atOnce holder+lead+supervisor',
      'overOneDay 03-09 18:00 atOnce regionLeader',
      'overThreeDays 03-11 18:00 atOnce supervisor+regionLeader',
    ]);
  });

  it('of a red case in hours, by night and over the holiday', () => {
    expect(told(start('acceptCase', 'red', '2026-02-14T22:00'))).toEqual([
      'half 02-14 23:00 atOnce holder',
      'fourFifths 02-14 23:36 atOnce holder+lead',
      'due 02-15 00:00 atOnce holder+lead+supervisor',
      'overOneDay 02-24 18:00 atOnce regionLeader',
      'overThreeDays 02-26 18:00 atOnce supervisor+regionLeader',
    ]);
  });

  it('of a referral ends with the head, the leader and an item', () => {
    const steps = ladderSchedule(start('referralReply', 'red', '2026-03-02T10:00'), time);
    expect(steps.slice(-2).map(({ step }) => [step.recipients, step.opensItem ?? false])).toEqual([
      [['departmentHead'], false],
      [['supervisor', 'departmentHead', 'regionLeader'], true],
    ]);
    expect(ladderSchedule(start('referralDecline', 'red', '2026-03-02T10:00'), time)).toEqual([]);
  });

  it('of an instalment warns before, tells the day after and proposes a default after grace', () => {
    expect(told(start('insuranceInstalment', 'orange', '2024-12-20T10:00', '2025-01-05'))).toEqual([
      'soon 12-31 09:00 nextOpenHour lead+employerContact',
      'unpaid 01-06 00:00 atOnce lead+supervisor',
      'graceOver 01-08 18:00 atOnce regionLeader+hrssHead',
    ]);
    const today = start('instalment', 'orange', '2025-01-05T10:00', '2025-01-05');
    expect(told(today)[0]).toContain('soon 01-05 10:00');
    expect(ESCALATION_LADDERS.instalment.at(-1)?.proposes).toBe('CONFIRM_DEFAULT');
  });
});

describe('the ladders of the law', () => {
  it('of what the union must do warn early and end with the leader', () => {
    expect(told(start('petitionHandled', 'red', '2026-01-05T10:00'))).toEqual([
      'fourFifths 02-23 00:00 nextOpenHour lead',
      'threeDaysBefore 03-03 09:00 nextOpenHour lead',
      'due 03-06 23:59 atOnce lead+supervisor',
      'overOneDay 03-09 18:00 atOnce regionLeader',
    ]);
  });

  it('of what others may do or have to end with the day on which it lapses', () => {
    for (const code of ['mediationEnds', 'judicialConfirmation', 'arbitrationReview', 'employerAnswer'] as const) {
      const steps = ladderSchedule(start(code, 'blue', '2026-03-02T00:00'), time).map(({ step }) => [step.code, step.recipients]);
      expect(steps.at(-1)).toEqual(['lapsed', ['lead', 'supervisor']]);
    }
  });

  it('of the limitation warn half a year, thirty and five working days before', () => {
    expect(told(start('arbitrationLimitation', 'blue', '2025-03-02T00:00'))).toEqual([
      'half 09-01 12:00 nextOpenHour lead+supervisor',
      'thirtyDaysBefore 01-13 09:00 nextOpenHour lead+supervisor',
      'fiveDaysBefore 02-24 09:00 nextOpenHour lead+supervisor',
      'lapsed 03-02 23:59 atOnce lead+supervisor+regionLeader',
    ]);
  });

  it('of a clock that began when it was resumed warns no earlier than that', () => {
    const held = resumeDeadline(pauseDeadline({ ...start('instalment', 'red', '2026-03-02T10:00'), rule: { ...ruleFor('investigate', 'blue'), ladder: 'statutory', length: 1 } }, local('2026-03-02T10:00')), local('2026-03-11T15:00'));
    expect(told(held).find((line) => line.startsWith('threeDaysBefore'))).toContain('03-11 15:00');
  });
});

describe('steps', () => {
  const deadline = start('investigate', 'orange', '2026-03-04T10:00');
  const codes = (steps: { step: { code: string } }[]): string[] => steps.map(({ step }) => step.code);

  it('pass with time, the next one told', () => {
    expect(codes(stepsPassed(deadline, local('2026-03-05T17:59:59.999'), time))).toEqual([]);
    expect(codes(stepsPassed(deadline, local('2026-03-06T18:00'), time))).toEqual(['half', 'fourFifths', 'due']);
    expect(nextStepAt(deadline, local('2026-03-06T18:00'), time)).toMatchObject({ step: { code: 'overOneDay' }, at: local('2026-03-09T18:00') });
    expect(nextStepAt(deadline, local('2026-05-06T18:00'), time)).toBeNull();
  });

  it('never pass when met, cancelled or suspended', () => {
    const late = local('2026-06-01T00:00');
    for (const ended of [meetDeadline, cancelDeadline, pauseDeadline]) {
      expect(stepsPassed(ended(deadline, local('2026-03-06T17:00')), late, time)).toEqual([]);
      expect(nextStepAt(ended(deadline, local('2026-03-06T17:00')), local('2026-03-04T11:00'), time)).toBeNull();
    }
  });

  it('fire only the highest already passed in a new generation, the later ones as they come', () => {
    const extended = extendDeadline(deadline, { length: 1, unit: 'workingDays', grantedAt: local('2026-03-06T17:00') }, time);
    const generation = { beganAt: local('2026-03-09T16:00'), fired: [] };
    expect(codes(stepsToFire(extended, local('2026-03-09T17:00'), generation, time))).toEqual(['fourFifths']);
    expect(codes(stepsToFire(extended, local('2026-03-20T17:00'), { ...generation, fired: ['fourFifths'] }, time))).toEqual([
      'due', 'overOneDay', 'overThreeDays',
    ]);
  });

  it('fire each once, none early, whenever the sweep looks', () => {
    const histories = fc.record({
      code: fc.constantFrom<RuleCode>('acceptCase', 'investigate', 'supervisionCheck', 'referralReply'),
      level: fc.constantFrom<RiskLevel>('blue', 'yellow', 'orange', 'red'),
      pause: fc.option(fc.record({ after: fc.nat(200), hours: fc.nat(400) })),
      looks: fc.array(fc.nat(2000), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(histories, ({ code, level, pause, looks }) => {
        const after = (hours: number): Date => new Date(local('2026-01-10T10:00').getTime() + hours * 3_600_000);
        let clock = start(code, level, '2026-01-10T10:00');
        if (pause) clock = resumeDeadline(pauseDeadline(clock, after(pause.after)), after(pause.after + pause.hours));
        const beganAt = pause ? after(pause.after + pause.hours) : clock.startedAt;
        const fired: string[] = [];
        for (const look of [...looks].sort((a, b) => a - b)) {
          const now = new Date(Math.max(after(look).getTime(), beganAt.getTime()));
          const steps = stepsToFire(clock, now, { beganAt, fired }, time);
          expect(steps.every(({ at }) => at <= now)).toBe(true);
          fired.push(...codes(steps));
          expect(stepsToFire(clock, now, { beganAt, fired }, time)).toEqual([]);
        }
        expect(new Set(fired).size).toBe(fired.length);
        const all = codes(stepsToFire(clock, after(4000), { beganAt, fired: [] }, time));
        expect([...fired, ...codes(stepsToFire(clock, after(4000), { beganAt, fired }, time))]).toEqual(all);
      }),
      { numRuns: 150 },
    );
  });
});
